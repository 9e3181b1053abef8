import type { Equipment } from '../../protocol/entities.ts';
import type { ConditionChangeRow } from './tables.ts';
import type { Writer } from './writer.ts';

/** How equipment stood from when on, by equipment and time: the last word of one moment counts. */
export type ConditionWords = Map<string, ConditionChangeRow>;

export function putCondition(words: ConditionWords, { id, condition, conditionReason }: Equipment, at: number): void {
  words.set(`${id} ${at}`, { equipment_id: id, at, condition, reason: conditionReason ?? null });
}

export function writeConditions(writer: Writer, words: ConditionWords): void {
  writer.insert('condition_change', [...words.values()], (db, values) =>
    db
      .insertInto('condition_change')
      .values(values)
      .onConflict((on) =>
        on
          .columns(['equipment_id', 'at'])
          .doUpdateSet((eb) => ({ condition: eb.ref('excluded.condition'), reason: eb.ref('excluded.reason') })),
      ),
  );
}
