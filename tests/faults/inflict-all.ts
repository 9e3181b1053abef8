import type { Violation } from './check/evidence.ts';
import { inflict, type Scene } from './fault-hands.ts';
import type { Fault } from './schedule.ts';

/** Each fault at its time; a storm lasts as long as it was asked to, and until its last fault is over. Says what failed. */
export async function inflictAll(
  faults: readonly Fault[],
  scene: Scene,
  { durationMs, say }: { durationMs: number; say?: (line: string) => void },
): Promise<Violation[]> {
  const found: Violation[] = [];
  const at = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const before = new Map<string, Promise<void>>();
  const underway = faults.map((fault) => {
    const lane = laneOf(fault);
    const run = inflictOne(fault, before.get(lane));
    before.set(lane, run);
    return run;
  });
  await Promise.all([...underway, at(durationMs)]);
  return found;

  async function inflictOne(fault: Fault, previous: Promise<void> | undefined): Promise<void> {
    await at(fault.atMs);
    await previous;
    say?.(`${(fault.atMs / 1_000).toFixed(1).padStart(7)} s  ${JSON.stringify(fault)}`);
    try {
      await inflict(fault, scene);
    } catch (error) {
      found.push({ rule: 'FA-15', what: `${fault.kind}: ${(error as Error).message}` });
    }
  }
}

/** A hub, or a crew, that takes its time to start is not hurt again before it has. */
function laneOf(fault: Fault): string {
  if (fault.kind.startsWith('hub-') || fault.kind.startsWith('disk-')) return 'hub';
  if ('crew' in fault) return 'crews';
  return `line ${'line' in fault ? fault.line : ''}`;
}
