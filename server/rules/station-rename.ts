import type { Station } from '../../protocol/entities.ts';
import type { Rule } from './rule.ts';
import { noStation } from './station-revoke.ts';

/** `station.rename`: what people call it; nothing else changes. */
export const renameStation: Rule<'station.rename'> = (lab, intent) => {
  const current = lab.floor.stations[intent.stationId];
  if (!current) return noStation;
  const station: Station = { ...current, name: intent.name };
  return { facts: [{ type: 'station.renamed', station }], result: { station } };
};
