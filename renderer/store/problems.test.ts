import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { Equipment, Problem } from '../../protocol/entities.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import { liveFloor } from './fold-into.ts';
import { emptyHub, type HubState } from './hub-state.ts';
import { ownReason, problemsOn, worsenedHere } from './problems.ts';

const ana = { id: 'ana', name: 'Ana' };
const scope: Equipment = {
  id: 'scope',
  name: 'Scope',
  room: '',
  category: '',
  condition: 'operational',
  requiresQualification: false,
  offlinePolicy: 'allow',
  stationIds: [],
};
const words = {
  equipmentId: 'scope',
  category: 'hardware',
  severity: 'major',
  stillUsable: true,
  note: 'Drifts',
} as const;
const told: Problem = { id: 'p1', ...words, reportedAt: 1000, reportedBy: ana };
const entry: OutboxEntry = {
  n: 1,
  id: 'act',
  occurredAt: 2000,
  by: ana,
  state: 'saved',
  body: { type: 'problem.report', problemId: 'p2', ...words, stillUsable: false },
};
const hubWith = (problems: Problem[], outbox: OutboxEntry[]): HubState => ({
  ...emptyHub,
  floor: liveFloor({ ...emptyFloor, problems: Object.fromEntries(problems.map((one) => [one.id, one])) }),
  outbox,
});

test('S-KD2 a report shows at once on its equipment, as this kiosk’s own, before what the hub knows', () => {
  expect(problemsOn(hubWith([told], [entry]), 'scope')).toEqual([
    { problem: { ...told, id: 'p2', stillUsable: false, reportedAt: 2000 }, isPending: true },
    { problem: told, isPending: false },
  ]);
  expect(problemsOn(hubWith([told], [entry]), 'laser')).toEqual([]);
});

test('S-KD2 once the hub has said it, it is shown once, as the hub has it', () => {
  const said = { ...told, id: 'p2' };
  expect(problemsOn(hubWith([said], [entry]), 'scope')).toEqual([{ problem: said, isPending: false }]);
});

test('S-KD2 a report that the hub refused is no problem any more', () => {
  const { state: _saved, ...rest } = entry;
  const refused = { ...rest, state: 'refused', refusal: { code: 'not-found', message: '' } } as OutboxEntry;
  expect(problemsOn(hubWith([], [refused]), 'scope')).toEqual([]);
});

test('S-KD2 what is shown twice is the same object, so that nothing is drawn anew for nothing', () => {
  const hub = hubWith([told], [entry]);
  const again = problemsOn({ ...hub }, 'scope');
  expect(problemsOn(hub, 'scope').every((one, at) => one === again[at])).toBe(true);
});

test('S-KD2 a report warns here at once: what can’t be used is out of service on this kiosk before the hub knows', () => {
  const shown = problemsOn(hubWith([told], [entry]), 'scope');
  expect(worsenedHere(scope, shown)).toMatchObject({
    condition: 'out-of-service',
    conditionReason: 'hardware: Drifts',
  });
  expect(worsenedHere(scope, shown.slice(1))).toBe(scope);
});

test('S-KD3 a condition’s reason is told once: by its problem, or in the words that somebody set it with', () => {
  const shown = problemsOn(hubWith([told], []), 'scope');
  const because = (conditionReason: string): Equipment => ({ ...scope, condition: 'impaired', conditionReason });
  expect(ownReason(because('hardware: Drifts'), shown)).toBeUndefined();
  expect(ownReason(because('Being cleaned'), shown)).toBe('Being cleaned');
});
