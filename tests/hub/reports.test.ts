import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportOfUse } from '../../protocol/reports.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { newSession } from '../contract/lab.ts';
import { kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('reports', () => {
  let lab: TestLab;
  let everyMinute: (() => void)[];
  beforeEach(async () => {
    const timers = vi.spyOn(globalThis, 'setInterval');
    lab = await startLab();
    everyMinute = timers.mock.calls.flatMap(([run, ms]) => (ms === MINUTE ? [run as () => void] : []));
    timers.mockRestore();
  });
  afterEach(() => lab.close());

  const ask = async (query: Record<string, string | number>, as = 'maria') => {
    const cookie = await signInCookie(lab.hub.url, as);
    const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return fetch(`${lab.hub.url}/api/v1/reports/use?${params.toString()}`, { headers: { cookie } });
  };
  const report = async (query: Record<string, string | number>) => reportOfUse.parse(await (await ask(query)).json());
  const used = async (startedAt: number, endedAt: number) => {
    const session = newSession(lab.sem, lab.ben, { startedAt });
    const end = { ...session, endedAt, outcome: 'completed' };
    await writeDirectly(lab.hub.store, () => ({
      facts: [
        { type: 'session.started', session },
        { type: 'session.ended', session: end },
      ],
    }));
  };

  test('RE-1 those who run the lab read it, and nobody else', async () => {
    const query = { from: 0, to: HOUR, by: 'equipment' };
    for (const as of ['maria', 'ida']) expect((await ask(query, as)).status).toBe(200);
    expect((await ask(query, 'ana')).status).toBe(403);
    expect((await fetch(`${lab.hub.url}/api/v1/reports/use?from=0&to=1&by=week`)).status).toBe(401);
  });

  test('RE-1 what can’t be read is refused by the name of its field', async () => {
    const good = { from: 0, to: HOUR, by: 'week', zone: 'Europe/Berlin' };
    expect((await ask(good)).status).toBe(200);
    const wrong = { to: [0, 'x', 400 * 24 * HOUR], by: ['colour'], zone: ['Europe/Atlantis', ''], secret: [1] };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const answer = await ask({ ...good, [name]: value });
        expect([name, value, answer.status]).toEqual([name, value, 400]);
      }
    }
    expect(await (await ask({ ...good, to: 0 })).json()).toMatchObject({ code: 'invalid', path: 'to' });
  });

  test('RE-1 who asks without end is told to wait', async () => {
    const cookie = await signInCookie(lab.hub.url, 'maria');
    const url = `${lab.hub.url}/api/v1/reports/use?from=0&to=1&by=week`;
    const asked = await Promise.all(Array.from({ length: 40 }, () => fetch(url, { headers: { cookie } })));
    const refused = asked.filter((one) => one.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
    expect((await ask({ from: 0, to: 1, by: 'week' }, 'ida')).status).toBe(200);
  });

  test('RE-2 an open use counts up to now, and what ended counts as far as it lies in the time', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    await kiosk.intent({ type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id });
    const startedAt = Object.values((await lab.hub.store.load()).floor.sessions)[0]?.startedAt ?? 0;
    await used(startedAt - 3 * HOUR, startedAt - HOUR);
    lab.clock.now = () => startedAt + HOUR;
    const from = startedAt - 2 * HOUR;
    const { rows, to, total } = await report({ from, to: startedAt + 5 * HOUR, by: 'equipment' });
    expect(to).toBe(startedAt + HOUR);
    expect(rows.map((row) => [row.key, row.uses, row.usedMs])).toEqual([
      [lab.confocal.id, 1, HOUR],
      [lab.sem.id, 1, HOUR],
    ]);
    expect(total).toMatchObject({ uses: 2, usedMs: 2 * HOUR, collisions: 0 });
    const people = await report({ from, to: startedAt + 5 * HOUR, by: 'person' });
    expect(people.rows.map((row) => row.name).toSorted()).toEqual([lab.ana.name, lab.ben.name]);
  });

  test('RE-2 more sessions than are read in one go are all counted', async () => {
    const facts = Array.from({ length: 1_201 }, (_, i) => {
      const session = newSession(lab.sem, lab.ben, { startedAt: 1_000 + i });
      const end = { ...session, endedAt: 5_000 + Math.floor(i / 7), outcome: 'completed' };
      return [{ type: 'session.started', session } as const, { type: 'session.ended', session: end } as const];
    });
    await writeDirectly(lab.hub.store, () => ({ facts: facts.flat() }));
    const { total } = await report({ from: 0, to: HOUR, by: 'project' });
    expect(total.uses).toBe(1_201);
  });

  test('RE-2 a use that ends while the report is read is one use', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const sessionId = newId();
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    const { store } = lab.hub;
    const read = store.openSessions.bind(store);
    store.openSessions = async () => {
      const open = await read();
      await kiosk.intent({ type: 'session.end', sessionId, outcome: 'completed' });
      return open;
    };
    const { total } = await report({ from: Date.now() - HOUR, to: Date.now() + HOUR, by: 'project' });
    expect(total.uses).toBe(1);
    expect((await store.session(sessionId))?.endedAt).toBeDefined();
  });

  test('RE-6 every minute the equipment whose station is there is noted, and no other', async () => {
    await kioskOf(lab, 'confocal');
    const start = Date.now();
    lab.clock.now = () => start;
    for (const run of everyMinute) run();
    await expect.poll(() => lab.hub.store.spansAfter(0, 10)).toHaveLength(1);
    lab.clock.now = () => start + MINUTE;
    for (const run of everyMinute) run();
    const span = { equipmentId: lab.confocal.id, since: start, until: start + MINUTE };
    await expect.poll(() => lab.hub.store.spansAfter(0, 10)).toEqual([span]);
    lab.clock.now = () => start + 2 * MINUTE;
    const { rows, total, observedSince } = await report({ from: start - HOUR, to: start + HOUR, by: 'equipment' });
    expect(total.observed).toEqual({ ms: MINUTE, ofMs: 2 * MINUTE });
    expect(rows.find((row) => row.key === lab.sem.id)?.observed).toEqual({ ms: 0, ofMs: 0 });
    expect(observedSince).toBe(start);
  });

  test('RE-6 what was seen longer ago than the audit is kept goes by itself', async () => {
    const { store } = lab.hub;
    const start = Date.now();
    const old = start - 1_096 * 24 * HOUR;
    await store.observe([lab.sem.id], old);
    await store.observe([lab.sem.id], old + 3 * 24 * HOUR);
    lab.clock.now = () => start;
    for (const run of everyMinute) run();
    await expect.poll(() => store.spansAfter(0, 10)).toMatchObject([{ since: old + 3 * 24 * HOUR }]);
  });
});
