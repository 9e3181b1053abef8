import type { Crew } from './clients/crew.ts';
import type { Standing } from './clients/messages.ts';

/** A client waits 10 s at most before it tries again, and a link that died unnoticed is given up after 8 s. */
const STUCK_AFTER_MS = 45_000;

/**
 * Resolves when every client is live, has nothing left to send and stands where the others stand; or says who doesn't,
 * when for so long nothing has come nearer to that. A slow machine takes longer; a client that is stuck stays stuck.
 */
export function untilSettled(
  crews: Crew[],
  stuckAfterMs = STUCK_AFTER_MS,
): Promise<{ tookMs: number; laggards: string[] }> {
  const from = performance.now();
  return new Promise((resolve) => {
    const end = (laggards: string[]): void => {
      clearTimeout(late);
      resolve({ tookMs: Math.round(performance.now() - from), laggards });
    };
    const giveUp = (): void => end(laggardsOf(crews));
    let late = setTimeout(giveUp, stuckAfterMs);
    let least = Number.POSITIVE_INFINITY;
    const look = (): void => {
      const laggards = laggardsOf(crews).length;
      if (laggards === 0) {
        end([]);
        return;
      }
      const left = laggards + actsLeft(crews);
      if (left >= least) return;
      least = left;
      clearTimeout(late);
      late = setTimeout(giveUp, stuckAfterMs);
    };
    for (const crew of crews) crew.onReport(look);
    look();
  });
}

const actsLeft = (crews: Crew[]): number =>
  crews
    .flatMap((crew) => crew.names.map((name) => crew.standing[name]?.busy ?? 0))
    .reduce((sum, busy) => sum + busy, 0);

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
