import type { Session } from '../../protocol/entities.ts';
import {
  MAX_USE_ROWS,
  type Observed,
  type ReportBy,
  type ReportOfUse,
  type Use,
  type UseRow,
} from '../../protocol/reports.ts';
import type { KnownEquipment, Span } from '../store/store.ts';
import type { Slice } from './weeks.ts';

interface UseTallyOptions {
  from: number;
  /** Never later than now: what is open counts up to here. */
  to: number;
  by: ReportBy;
  weeks: Slice[];
  equipment: KnownEquipment[];
  /** What somebody is called today. */
  nameOf(userId: string): string | undefined;
}

/** Sums up what it is given, in any order, each session once. */
export class UseTally {
  readonly #options: UseTallyOptions;
  readonly #rows = new Map<string, UseRow>();
  readonly #total = noUse();
  readonly #totalObserved: Observed = { ms: 0, ofMs: 0 };
  readonly #names: Map<string, string>;
  /** Up to when each piece has been counted as seen: a time in sight that grew meanwhile may be told twice. */
  readonly #seenUntil = new Map<string, number>();

  constructor(options: UseTallyOptions) {
    this.#options = options;
    const { by, equipment, weeks, from } = options;
    this.#names = new Map(equipment.map((one) => [one.id, one.name]));
    if (by === 'week') for (const { key } of weeks) this.#row(key, key);
    if (by === 'equipment')
      for (const one of equipment) if ((one.retiredAt ?? Infinity) > from) this.#row(one.id, one.name);
    for (const one of equipment) this.#addHours(one);
  }

  addSession(session: Session): void {
    const { from, to, weeks, by } = this.#options;
    const lasted = { from: session.startedAt, to: Math.max(session.startedAt, session.endedAt ?? to) };
    const isCollision = session.conflict !== undefined;
    if (!addUse(this.#total, clip(lasted, { from, to }), isCollision)) return;
    if (by === 'week') for (const week of weeks) addUse(this.#row(week.key, week.key), clip(lasted, week), isCollision);
    else addUse(this.#rowOf(session, by), clip(lasted, { from, to }), isCollision);
  }

  addSpan({ equipmentId, since, until }: Span): void {
    const from = Math.max(since, this.#seenUntil.get(equipmentId) ?? 0);
    this.#seenUntil.set(equipmentId, Math.max(until, from));
    this.#addObserved(equipmentId, { from, to: until }, 'ms');
  }

  report(): ReportOfUse {
    const { from, to, by, equipment } = this.#options;
    const all = [...this.#rows.values()];
    if (by !== 'week') all.sort((a, b) => b.usedMs - a.usedMs || a.name.localeCompare(b.name));
    const observedSince = Math.min(...equipment.map((one) => one.observedSince ?? Infinity));
    return {
      ...{ from, to, by },
      rows: all.slice(0, MAX_USE_ROWS),
      leftOut: Math.max(0, all.length - MAX_USE_ROWS),
      total: { ...this.#total, observed: this.#totalObserved },
      ...(observedSince > from && observedSince < to && { observedSince }),
    };
  }

  /** The hours in which a piece could have been seen: from its first moment in sight, before which nothing is known. */
  #addHours({ id, retiredAt, observedSince }: KnownEquipment): void {
    if (observedSince === null) return;
    this.#addObserved(id, { from: observedSince, to: retiredAt ?? Infinity }, 'ofMs');
  }

  #addObserved(equipmentId: string, time: Time, what: keyof Observed): void {
    const { from, to, by, weeks } = this.#options;
    const lasted = clip(time, { from, to }) ?? 0;
    this.#totalObserved[what] += lasted;
    const row = by === 'equipment' ? this.#rows.get(equipmentId) : undefined;
    if (row?.observed) row.observed[what] += lasted;
    if (by !== 'week') return;
    for (const week of weeks) {
      const { observed } = this.#row(week.key, week.key);
      if (observed) observed[what] += clip(time, week) ?? 0;
    }
  }

  #rowOf({ equipmentId, operator, project = '' }: Session, by: Exclude<ReportBy, 'week'>): UseRow {
    switch (by) {
      case 'equipment':
        return this.#row(equipmentId, this.#names.get(equipmentId) ?? '');
      case 'person':
        return this.#row(operator.id, this.#options.nameOf(operator.id) ?? operator.name);
      case 'project':
        return this.#row(project, project);
    }
  }

  #row(key: string, name: string): UseRow {
    const { by } = this.#options;
    const hasHours = by === 'equipment' || by === 'week';
    const row = this.#rows.get(key) ?? { key, name, ...noUse(), ...(hasHours && { observed: { ms: 0, ofMs: 0 } }) };
    this.#rows.set(key, row);
    return row;
  }
}

interface Time {
  from: number;
  to: number;
}

const noUse = (): Use => ({ uses: 0, usedMs: 0, collisions: 0, collidedMs: 0 });

/** How long the two have in common; nothing where they don't meet. A use that ended at once still was one. */
function clip(time: Time, within: Time): number | undefined {
  const meets = time.from < within.to && (time.to > within.from || time.from >= within.from);
  return meets ? Math.max(0, Math.min(time.to, within.to) - Math.max(time.from, within.from)) : undefined;
}

function addUse(sum: Use, ms: number | undefined, isCollision: boolean): boolean {
  if (ms === undefined) return false;
  sum[isCollision ? 'collisions' : 'uses'] += 1;
  sum[isCollision ? 'collidedMs' : 'usedMs'] += ms;
  return true;
}
