/**
 * The station's secret, where the address has it. It is taken out of there at once, so that it is in no history, no
 * bookmark and on no photograph of the screen; the hub keeps it in a cookie from then on.
 */
export function takeStationToken(place: Pick<Location, 'search' | 'pathname'>): string | null {
  const given = new URLSearchParams(place.search).get('station');
  if (given === null) return null;
  history.replaceState(null, '', place.pathname);
  return given === '' ? null : given;
}
