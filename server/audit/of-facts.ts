import type { AuditSource } from '../../protocol/audit.ts';
import type { Author, FactBody } from '../../protocol/facts.ts';
import type { NewAudit } from '../store/audit.ts';

/** The records of facts that no intent asked for: of the command line, and of what comes over HTTP with a secret in it. */
export const auditOfFacts = (
  facts: readonly { at: number; fact: FactBody }[],
  source: AuditSource,
  from: Author & Pick<NewAudit, 'address'> = {},
  about: Record<string, string> = {},
): NewAudit[] =>
  facts.filter(isAct).map(({ at, fact }) => ({
    at,
    type: fact.type,
    result: 'ok',
    source,
    ...from,
    about: { ...about, ...idsOf(fact) },
  }));

/** Who can be a recipient, how equipment stands, how many wait, who was told and what is no news follow from what was done, and that is recorded. */
const isAct = ({ fact }: { fact: FactBody }): boolean =>
  !('recipient' in fact) &&
  !('wait' in fact) &&
  fact.type !== 'equipment.condition-changed' &&
  fact.type !== 'waiting.changed' &&
  fact.type !== 'inbox.read';

/** The fact's entities, as an intent about them would name them. */
function idsOf(fact: FactBody): Record<string, string> {
  const entities = Object.entries(fact).flatMap(([name, one]): [string, string][] =>
    typeof one === 'object' && 'id' in one ? [[`${name}Id`, one.id]] : [],
  );
  // People ask at which equipment.
  if ('downtime' in fact) entities.push(['equipmentId', fact.downtime.equipmentId]);
  return Object.fromEntries(entities);
}
