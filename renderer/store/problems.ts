import { useShallow } from 'zustand/react/shallow';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { Equipment, Problem } from '../../protocol/entities.ts';
import { reasonOf, worsenedBy } from '../../protocol/problem-effect.ts';
import type { Named } from '../../protocol/scalars.ts';
import type { HubState } from './hub-state.ts';
import { useHub, userOf } from './use-hub.ts';

/** An open problem as the kiosk shows it; `isPending` where only this kiosk knows of it yet. */
export interface ShownProblem {
  problem: Problem;
  isPending: boolean;
}

// One object for one problem or entry, as long as that is the same: what selects them sees no change where there is none.
const shown = new WeakMap<object, ShownProblem>();
function once(source: object, make: () => ShownProblem): ShownProblem {
  const known = shown.get(source) ?? make();
  shown.set(source, known);
  return known;
}

/** The open problems of a piece of equipment, with this kiosk's own reports at once, the newest first. */
export function problemsOn(hub: HubState, equipmentId: string): ShownProblem[] {
  const problems = hub.floor?.problems ?? {};
  const open = Object.values(problems)
    .filter((one) => one.equipmentId === equipmentId)
    .map((problem) => once(problem, () => ({ problem, isPending: false })));
  const pending = hub.outbox.flatMap((entry) => {
    const problem = reportedBy(entry, equipmentId, userOf(hub));
    return problem && !problems[problem.id] ? [once(entry, () => ({ problem, isPending: true }))] : [];
  });
  return [...open, ...pending].sort((a, b) => b.problem.reportedAt - a.problem.reportedAt);
}

function reportedBy(entry: OutboxEntry, equipmentId: string, me: Named | undefined): Problem | undefined {
  const { body, by = me } = entry;
  if (entry.state === 'refused' || body.type !== 'problem.report' || body.equipmentId !== equipmentId) return undefined;
  return {
    id: body.problemId ?? entry.id,
    equipmentId,
    category: body.category,
    severity: body.severity,
    stillUsable: body.stillUsable,
    note: body.note ?? '',
    reportedAt: entry.occurredAt,
    reportedBy: { id: by?.id ?? '', name: by?.name ?? '' },
  };
}

export const useProblems = (equipmentId: string): ShownProblem[] =>
  useHub(useShallow((hub) => problemsOn(hub, equipmentId)));

/** The equipment as this kiosk has it: what was reported here warns at once, whether or not the hub could be told. */
export function worsenedHere(equipment: Equipment, problems: readonly ShownProblem[]): Equipment {
  const pending = problems.filter(({ isPending }) => isPending);
  return pending.reduce((now, { problem }) => worsenedBy(now, problem) ?? now, equipment);
}

/** Why it is as it is, where that is not one of the problems that are shown beside it. */
export function ownReason(equipment: Equipment, problems: readonly ShownProblem[]): string | undefined {
  const { conditionReason } = equipment;
  return problems.some(({ problem }) => reasonOf(problem) === conditionReason) ? undefined : conditionReason;
}
