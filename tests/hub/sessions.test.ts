import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { sessionPage } from '../../protocol/session-list.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { newEquipment, newSession } from '../contract/lab.ts';
import { kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';

const HOUR = 3_600_000;

describe('the list of sessions', () => {
  let lab: TestLab;
  let cookie: string;
  beforeEach(async () => {
    lab = await startLab();
    cookie = await signInCookie(lab.hub.url, 'maria');
  });
  afterEach(() => lab.close());

  const ask = (query: Record<string, string | number>, as = cookie) => {
    const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return fetch(`${lab.hub.url}/api/v1/sessions?${params.toString()}`, { headers: { cookie: as } });
  };
  const page = async (query: Record<string, string | number>) => sessionPage.parse(await (await ask(query)).json());
  const ids = async (query: Record<string, string | number>) => (await page(query)).sessions.map((one) => one.id);
  /** The whole list by pages of so many. */
  const walk = async (query: Record<string, string | number>): Promise<string[]> => {
    const { sessions, next } = await page(query);
    const rest = next === undefined ? [] : await walk({ ...query, before: next });
    return [...sessions.map((one) => one.id), ...rest];
  };
  const write = (facts: FactBody[]) => writeDirectly(lab.hub.store, () => ({ facts }));
  const used = (over: Partial<Session>, equipment = lab.sem, operator = lab.ben): Session =>
    newSession(equipment, operator, { endedAt: 9 * HOUR, outcome: 'completed', ...over });
  const record = async (...sessions: Session[]) => {
    await write(
      sessions.flatMap((session): FactBody[] => {
        const { endedAt: _end, outcome: _outcome, ...start } = session;
        const started: FactBody = { type: session.conflict ? 'session.conflicted' : 'session.started', session: start };
        return session.endedAt === undefined ? [started] : [started, { type: 'session.ended', session }];
      }),
    );
    return sessions.map((one) => one.id);
  };

  test('SL-1 those who run the lab read it, and nobody else', async () => {
    expect((await ask({})).status).toBe(200);
    expect((await ask({}, await signInCookie(lab.hub.url, 'ida'))).status).toBe(200);
    expect((await ask({}, await signInCookie(lab.hub.url, 'ana'))).status).toBe(403);
    expect((await fetch(`${lab.hub.url}/api/v1/sessions`)).status).toBe(401);
  });

  test('SL-1 what can’t be read is refused by the name of its field', async () => {
    const wrong = {
      ...{ state: ['asleep', ''], equipment: ['x'], person: ['x'], project: [''], search: ['x'.repeat(201)] },
      ...{ from: [-1, 'x'], to: [1.5], before: ['x', '1.', `${newId()}.1`], limit: [0, 201], secret: [1] },
    };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const answer = await ask({ [name]: value });
        expect([name, value, answer.status]).toEqual([name, value, 400]);
        if (name !== 'secret') expect(await answer.json()).toMatchObject({ code: 'invalid', path: name });
      }
    }
  });

  test('SL-1 who asks without end is told to wait', async () => {
    const asked = await Promise.all(Array.from({ length: 80 }, () => ask({ limit: 1 })));
    const refused = asked.filter((one) => one.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
  });

  test.each([1, 2, 3, 50])('SL-2 the open ones, then the ended, by pages of %i', async (limit) => {
    const late = used({ endedAt: 8 * HOUR });
    const same = [used({ endedAt: 7 * HOUR }), used({ endedAt: 7 * HOUR })];
    const early = used({ endedAt: 6 * HOUR });
    await record(early, ...same, late);
    const { endedAt: _end, outcome: _outcome, ...open } = used({});
    const beside = { ...open, id: newId(), conflict: { reason: 'in-use' as const, sessionId: open.id } };
    await record(open, beside);
    const expected = [beside, open, late, ...same.toReversed(), early].map((one) => one.id);
    expect(await walk({ limit })).toEqual(expected);
    expect(await walk({ limit, state: 'ended' })).toEqual(expected.slice(2));
    expect(await walk({ limit, state: 'open' })).toEqual(expected.slice(0, 2));
  });

  test('SL-2 what is rare is found behind much else, by pages that may be short', async () => {
    const much = Array.from({ length: 1_100 }, (_, i) => used({ endedAt: 8 * HOUR + i }));
    const rare = [used({ endedAt: HOUR, project: 'Rare' }), used({ endedAt: 2 * HOUR, project: 'Rare' })];
    await record(...rare, ...much);
    expect(await walk({ project: 'Rare', limit: 1 })).toEqual(rare.toReversed().map((one) => one.id));
    expect(await walk({ limit: 200 })).toHaveLength(1_102);
  });

  test('SL-3 by state, equipment, person, project and words', async () => {
    const now = 10 * HOUR;
    lab.clock.now = () => now;
    const open = { endedAt: undefined, outcome: undefined };
    const bare = ({ endedAt: _end, outcome: _outcome, ...rest }: Session) => rest;
    const over = bare(used({ ...open, plannedEndAt: now - 1, project: 'Heart' }, lab.confocal, lab.ana));
    const planned = bare(used({ ...open, plannedEndAt: now + 1 }));
    const forAna = used({ user: { id: lab.ana.id, name: 'Ana' }, notes: 'Lamp FLICKERS' });
    const beside = used({ endedAt: HOUR, conflict: { reason: 'in-use' } });
    await record(over, planned, forAna, beside);
    cookie = await signInCookie(lab.hub.url, 'maria');
    expect(new Set(await ids({ state: 'open' }))).toEqual(new Set([over.id, planned.id]));
    expect(await ids({ state: 'overtime' })).toEqual([over.id]);
    expect(await ids({ state: 'ended' })).toEqual([forAna.id, beside.id]);
    expect(await ids({ state: 'conflict' })).toEqual([beside.id]);
    expect(await ids({ equipment: lab.confocal.id })).toEqual([over.id]);
    expect(await ids({ person: lab.ana.id })).toEqual([over.id, forAna.id]);
    expect(await ids({ project: 'Heart' })).toEqual([over.id]);
    expect(await ids({ search: 'sem  flickers ana' })).toEqual([forAna.id]);
    expect(await ids({ search: 'sem flickers heart' })).toEqual([]);
  });

  test('SL-3 by when it ended; what is open ends now', async () => {
    const now = 10 * HOUR;
    lab.clock.now = () => now;
    cookie = await signInCookie(lab.hub.url, 'maria');
    const [first, second] = await record(used({ endedAt: 2 * HOUR }), used({ endedAt: 3 * HOUR }));
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const sessionId = newId();
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    expect(await ids({ from: 2 * HOUR, to: 3 * HOUR })).toEqual([first]);
    expect(await ids({ from: 2 * HOUR + 1 })).toEqual([sessionId, second]);
    expect(await ids({ to: 4 * HOUR })).toEqual([second, first]);
    expect(await ids({ from: now, to: now + 1 })).toEqual([sessionId]);
  });

  test('SL-3 what was retired keeps its name', async () => {
    const old = newEquipment('Old scope');
    await write([{ type: 'equipment.created', equipment: old }]);
    await record(used({}, old));
    await write([{ type: 'equipment.retired', equipment: old }]);
    expect(await page({ search: 'old scope' })).toMatchObject({
      sessions: [{ equipmentId: old.id }],
      equipment: { [old.id]: 'Old scope' },
    });
  });
});
