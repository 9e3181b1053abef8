import { checkActs, checkAuthors, checkOrder } from './check/acts.ts';
import { checkCourses } from './check/courses.ts';
import type { Evidence, Violation } from './check/evidence.ts';
import { checkHubLogs } from './check/logs.ts';
import { checkShown } from './check/shown.ts';
import { checkSessions, checkStates } from './check/states.ts';
import { knowsTime, toldInTime } from './clients/knows-time.ts';

/** Everything that is promised, held against everything that was seen. No violations is the only good answer. */
export function check(evidence: Evidence): Violation[] {
  return [
    ...checkHubLogs(evidence),
    ...checkActs(evidence),
    ...checkAuthors(evidence),
    ...checkOrder(evidence),
    ...checkShown(evidence),
    ...checkStates(evidence),
    ...checkSessions(evidence),
    ...checkCourses(evidence),
    ...checkClients(evidence),
  ];
}

/** What clients say of themselves: nothing is left over, no surprises, and the hub's time is known. */
function checkClients({ stories }: Evidence): Violation[] {
  return stories.flatMap(({ name, entries, final }) => [
    ...entries.flatMap((entry) =>
      entry.k === 'made' && entry.time && !toldInTime(entry.time)
        ? [{ rule: 'FA-14', what: `${name} told of ${entry.id} with a wrong time: ${JSON.stringify(entry.time)}` }]
        : [],
    ),
    ...entries.flatMap((entry) =>
      entry.k === 'complaint' ? [{ rule: 'FA-15', what: `${name} complains: ${entry.message}` }] : [],
    ),
    ...(final?.waiting ?? []).map((id) => ({ rule: 'FA-7', what: `${name} still waits with ${id}.` })),
    ...(final && !knowsTime(final) ? [{ rule: 'FA-14', what: `${name} is wrong about the hub’s clock.` }] : []),
  ]);
}

/** Readable, the same kind together, and no flood. */
export function report(violations: readonly Violation[]): string {
  const groups = [...Map.groupBy(violations, (one) => one.rule)];
  return groups.map(([rule, all]) => group(rule, all)).join('\n');
}

const SHOWN = 8;

function group(rule: string, all: Violation[]): string {
  const lines = all.slice(0, SHOWN).map((one) => `  ${one.what}`);
  if (all.length > SHOWN) lines.push(`  … and ${all.length - SHOWN} more`);
  return [`${rule} is broken ${all.length} times:`, ...lines].join('\n');
}
