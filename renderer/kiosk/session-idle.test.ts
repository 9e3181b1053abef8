import { describe, expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { ANSWER_WITHIN_MS, type IdleWatch, idleBefore, idleOf, NOBODY_WATCHED, watchOn } from './session-idle.ts';

const MINUTE_MS = 60_000;
const AFTER_MS = 30 * MINUTE_MS;
const T0 = 1_700_000_000_000;
const session: Session = {
  id: 'a',
  equipmentId: 'e',
  operator: { id: 'u', name: 'Ana' },
  startedAt: T0 - 60 * MINUTE_MS,
};
const policy = (follows: 'remind' | 'propose' | 'end') => ({ afterMs: AFTER_MS, follows });
const watching = (over: Partial<IdleWatch> = {}): IdleWatch => ({
  inputAt: T0,
  left: {},
  policy: policy('propose'),
  ...over,
});
const on = (watch: IdleWatch, now: number, inputAt = watch.inputAt, sessions = [session]) =>
  watchOn(watch, { idleMs: now - inputAt, now, policy: undefined, sessions });
const over = T0 + AFTER_MS + ANSWER_WITHIN_MS;

describe('a session that nobody is at', () => {
  test('S-IL1 it asks after the site’s time, counts down for a minute, and any touch is a yes', () => {
    const watch = watching();
    expect(idleOf(watch, session, T0 + AFTER_MS - 1)).toEqual({ phase: 'here' });
    const asking = { phase: 'asking', follows: 'propose', since: T0 };
    expect(idleOf(watch, session, T0 + AFTER_MS)).toEqual({ ...asking, leftMs: ANSWER_WITHIN_MS });
    expect(idleOf(watch, session, over - 1_000)).toEqual({ ...asking, leftMs: 1_000 });
    const touched = on(watch, over - 1_000, over - 1_000);
    expect(idleOf(touched, session, over)).toEqual({ phase: 'here' });
    expect(touched.left).toEqual({});
  });

  test('S-IL1 the site may want nothing, and a kiosk that has just begun to watch knows of nothing before', () => {
    expect(idleOf(watching({ policy: null }), session, over)).toEqual({ phase: 'here' });
    const idleMs = idleBefore(NOBODY_WATCHED, T0);
    const begun = watchOn(NOBODY_WATCHED, { idleMs, now: T0, policy: policy('end'), sessions: [session] });
    expect(begun).toEqual({ inputAt: T0, left: {}, policy: policy('end') });
  });

  test('S-IL2 where nobody answers it is left since the last touch, and stays so when somebody comes back', () => {
    const left = on(watching(), over);
    expect(left.left).toEqual({ a: { since: T0, isTold: false } });
    expect(idleOf(left, session, over + 1)).toEqual({ phase: 'left', since: T0 });
    const back = on(left, over + 9_000, over + 8_000);
    expect(idleOf(back, session, over + 9_000)).toEqual({ phase: 'back', since: T0 });
    expect(on(back, over + 9_000, over + 8_000, []).left).toEqual({});
  });

  test('S-IL2 a reminder comes again and again, and nothing follows', () => {
    const watch = watching({ policy: policy('remind') });
    expect(on(watch, over).left).toEqual({});
    expect(idleOf(watch, session, over)).toEqual({ phase: 'here' });
    expect(idleOf(watch, session, over + AFTER_MS)).toMatchObject({ phase: 'asking', since: T0 });
  });

  test('S-IL3 it begins with the session, and an unattended run is never asked about until it is over', () => {
    const young = { ...session, startedAt: T0 + 10 * MINUTE_MS };
    expect(idleOf(watching(), young, T0 + AFTER_MS)).toEqual({ phase: 'here' });
    const night = { ...session, unattendedUntil: over + AFTER_MS };
    expect(on(watching(), over, T0, [night]).left).toEqual({});
    expect(idleOf(watching(), night, over)).toEqual({ phase: 'here' });
    expect(idleOf(watching(), night, night.unattendedUntil + AFTER_MS)).toMatchObject({
      phase: 'asking',
      since: night.unattendedUntil,
    });
  });

  test('S-IL4 the hub’s word that nobody is there counts also where this kiosk has forgotten it', () => {
    const told = { ...session, idleSince: T0 - 5 * MINUTE_MS };
    expect(idleOf(watching(), told, T0)).toEqual({ phase: 'back', since: told.idleSince });
  });

  test('S-IL4 a page that begins again knows for how long nobody was there, and a clock that is set is no absence', () => {
    expect(idleBefore(watching(), over)).toBe(over - T0);
    const set = watchOn(watching(), { idleMs: 60_000, now: over, policy: undefined, sessions: [session] });
    expect(set.left).toEqual({});
    expect(idleOf(set, session, over)).toEqual({ phase: 'here' });
  });

  test('S-IL4 whole seconds of a system’s idle time are no touch', () => {
    const left = on(watching(), over);
    const same = on(left, over + 1, T0 + 900);
    expect(idleOf(same, session, over + 1)).toEqual({ phase: 'left', since: T0 });
  });
});
