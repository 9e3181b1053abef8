import { describe, expect, it } from 'vitest';
import { beat, credentials, facts, handshake, head, MAX_FACTS_PER_FRAME, syncRequest } from './wire.ts';

const shake = { protocol: 1, client: { kind: 'station', version: '1', installId: 'i' } };

describe('the wire', () => {
  it('PR-12 a handshake needs neither token nor cursors', () => {
    expect(handshake.parse(shake)).toEqual({ ...shake, cursors: {} });
  });

  it.each([
    ['no client', { protocol: 1 }],
    ['an unknown kind', { ...shake, client: { ...shake.client, kind: 'robot' } }],
    ['an empty token', { ...shake, token: '' }],
    [
      'seventeen cursors',
      {
        ...shake,
        cursors: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`c${i}`, { epoch: 'e', seq: 0 }])),
      },
    ],
    ['a cursor below zero', { ...shake, cursors: { floor: { epoch: 'e', seq: -1 } } }],
  ])('PR-12 a handshake with %s is refused', (_name, wrong) => {
    expect(handshake.safeParse(wrong).success).toBe(false);
  });

  it('PR-10 a cursor or a head under a name of every object’s changes no prototype', () => {
    const hostile = JSON.parse('{"__proto__":{"epoch":"e","seq":1},"constructor":{"epoch":"e","seq":2}}');
    const cursors = handshake.parse({ ...shake, cursors: hostile }).cursors;
    for (const read of [cursors, head.parse(hostile)]) {
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
      expect('epoch' in read).toBe(false);
    }
  });

  it('PR-13 a frame carries 1 to 500 facts', () => {
    const one = { seq: 1, at: 1, by: {}, type: 'x.y' };
    const frame = (count: number) => facts.safeParse({ channel: 'floor', epoch: 'e', facts: Array(count).fill(one) });
    expect([0, 1, MAX_FACTS_PER_FRAME, MAX_FACTS_PER_FRAME + 1].map((count) => frame(count).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('PR-13 a channel is the floor, the staff or a person’s, and nothing else', () => {
    const of = (channel: unknown) => syncRequest.safeParse({ channel, epoch: '', since: 0 }).success;
    expect(['floor', 'staff', 'user/00000000-0000-7000-8000-000000000001'].map(of)).toEqual([true, true, true]);
    expect(['user/', 'user/x', 'users', '__proto__', '', null].map(of)).toEqual(Array(6).fill(false));
  });

  it('PR-13 what a client sends has no field beyond its own', () => {
    expect(beat.safeParse({ t0: 1, queued: 0, rttMs: 3, idleMs: 1, screen: 'locked' }).success).toBe(true);
    expect(beat.safeParse({ t0: 1, queued: 0, more: 1 }).success).toBe(false);
    expect(syncRequest.safeParse({ channel: 'floor', epoch: '', since: 0, more: 1 }).success).toBe(false);
    expect(credentials.safeParse({ badge: 'b', admin: true }).success).toBe(false);
    expect(credentials.safeParse({ username: 'ana', password: 'p', badge: 'b' }).success).toBe(false);
  });
});
