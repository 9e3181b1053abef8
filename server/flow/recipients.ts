import type { FactBody } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';

/**
 * A fact with the one that follows from it for every screen: who can be chosen as a sample's recipient. Screens on the
 * floor know nobody; of those who run the lab they need the name.
 */
export function withRecipient(fact: FactBody, { recipients }: Pick<FloorState, 'recipients'>): FactBody[] {
  if (!('user' in fact)) return [fact];
  const { id, name, role, deactivatedAt } = fact.user;
  const isOne = role !== 'researcher' && deactivatedAt === undefined;
  const known = recipients[id];
  if (isOne && known?.name !== name) return [fact, { type: 'recipient.added', recipient: { id, name } }];
  if (!isOne && known) return [fact, { type: 'recipient.removed', recipient: known }];
  return [fact];
}
