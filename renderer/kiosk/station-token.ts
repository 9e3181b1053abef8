const KEY = 'hycon.station';

/**
 * The station's secret: from the address the first time, and kept for this tab. It is taken out of the address at once,
 * so that it is in no history, no bookmark and on no photograph of the screen.
 */
export function takeStationToken(
  place: Pick<Location, 'search' | 'pathname'>,
  kept: Pick<Storage, 'getItem' | 'setItem'>,
): string | null {
  const given = new URLSearchParams(place.search).get('station');
  if (given === null || given === '') return kept.getItem(KEY);
  kept.setItem(KEY, given);
  history.replaceState(null, '', place.pathname);
  return given;
}
