import type { Crew } from './clients/crew.ts';
import type { Standing } from './clients/messages.ts';

/** A client waits 10 s at most before it tries again, and a link that died unnoticed is given up after 8 s. */
const SETTLED_WITHIN_MS = 45_000;

/** Resolves when every client is live, has nothing left to send and stands where the others stand; or says who doesn't. */
export function untilSettled(
  crews: Crew[],
  withinMs = SETTLED_WITHIN_MS,
): Promise<{ tookMs: number; laggards: string[] }> {
  const from = performance.now();
  return new Promise((resolve) => {
    const end = (laggards: string[]): void => {
      clearTimeout(late);
      resolve({ tookMs: Math.round(performance.now() - from), laggards });
    };
    const late = setTimeout(() => end(laggardsOf(crews)), withinMs);
    const look = (): void => {
      if (laggardsOf(crews).length === 0) end([]);
    };
    for (const crew of crews) crew.onReport(look);
    look();
  });
}

/** Who is not there yet, and why. */
function laggardsOf(crews: Crew[]): string[] {
  const standings = crews.flatMap((crew) => crew.names.map((name) => [name, crew.standing[name]] as const));
  const furthest: Record<string, string> = {};
  for (const [, one] of standings)
    for (const [channel, place] of Object.entries(one?.places ?? {}))
      if (seqOf(place) >= seqOf(furthest[channel])) furthest[channel] = place;
  return standings.flatMap(([name, one]) => {
    const why = one ? whatIsMissing(one, furthest) : 'never said how it stands';
    return why === undefined ? [] : [`${name} ${why}`];
  });
}

function whatIsMissing({ phase, busy, places }: Standing, furthest: Record<string, string>): string | undefined {
  if (phase !== 'live') return `is ${phase}`;
  if (busy > 0) return `has ${busy} things to do still`;
  const behind = Object.keys(places).find((channel) => places[channel] !== furthest[channel]);
  return behind && `stands at ${behind} ${places[behind]}, others at ${furthest[behind]}`;
}

const seqOf = (place = '/-1'): number => Number(place.slice(place.lastIndexOf('/') + 1));
