import type { Fact } from '../../../protocol/facts.ts';
import { isUsable, waitKey } from '../../../protocol/wait.ts';
import { type Evidence, placeOf, type Truth, type Violation } from './evidence.ts';

/** What has no word of its own is known by its course: a wait and a downtime begin once and end once. */
export function checkCourses({ truth }: Evidence): Violation[] {
  return [
    ...walk(truth, 'staff', (fact) => ('wait' in fact ? waitKey(fact.wait) : undefined)),
    ...walk(truth, 'floor', (fact) => ('downtime' in fact ? fact.downtime.id : undefined)),
    ...checkTold(truth),
  ];
}

type Stage = 'none' | 'asked' | 'met' | 'planned' | 'running' | 'over';

/** Where a fact may come, and what is so from then on. */
const STEPS: Partial<Record<Fact['type'], { from: readonly Stage[]; to: Stage | 'same' }>> = {
  'wait.begun': { from: ['none', 'met'], to: 'asked' },
  'wait.met': { from: ['asked'], to: 'met' },
  'wait.ended': { from: ['asked', 'met'], to: 'none' },
  'downtime.planned': { from: ['none'], to: 'planned' },
  'downtime.changed': { from: ['planned', 'running'], to: 'same' },
  'downtime.started': { from: ['planned'], to: 'running' },
  'downtime.ended': { from: ['planned', 'running'], to: 'over' },
  'downtime.cancelled': { from: ['planned'], to: 'over' },
};

function walk(truth: Truth, channel: string, keyOf: (fact: Fact) => string | undefined): Violation[] {
  const stages = new Map<string, Stage>();
  return (truth.logs[channel] ?? []).flatMap((fact) => {
    const key = keyOf(fact);
    const step = STEPS[fact.type];
    if (key === undefined || !step) return [];
    const stage = stages.get(key) ?? 'none';
    stages.set(key, step.to === 'same' ? stage : step.to);
    if (step.from.includes(stage)) return [];
    return [{ rule: 'FA-20', what: `The ${fact.type} at ${placeOf(channel, fact.seq)} comes where it is ${stage}.` }];
  });
}

/** At rest whoever waits has been told what is so. */
function checkTold({ loaded: { floor, staff } }: Truth): Violation[] {
  return Object.values(staff.waits).flatMap(({ user, equipmentId, metAt }) => {
    const can = isUsable(floor, equipmentId);
    if (can === (metAt !== undefined)) return [];
    return [
      {
        rule: 'FA-20',
        what: `${user.name} was told otherwise than that ${equipmentId} can ${can ? '' : 'not '}be used.`,
      },
    ];
  });
}
