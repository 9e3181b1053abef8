import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { equipmentDay } from '../../protocol/equipment-day.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { newSession } from '../contract/lab.ts';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the day of a piece of equipment', () => {
  let lab: TestLab;
  /** A time at which the lab is there already. */
  let day: number;
  beforeEach(async () => {
    lab = await startLab();
    day = Date.now() + HOUR;
  });
  afterEach(() => lab.close());

  const ask = async (query: Record<string, string | number>, as = 'maria', equipmentId = lab.sem.id) => {
    const cookie = await signInCookie(lab.hub.url, as);
    const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return fetch(`${lab.hub.url}/api/v1/equipment/${equipmentId}/day?${params.toString()}`, { headers: { cookie } });
  };
  const read = async (query: Record<string, number>, equipmentId = lab.sem.id) =>
    equipmentDay.parse(await (await ask(query, 'maria', equipmentId)).json());
  const record = async (...sessions: Session[]) => {
    const facts = sessions.flatMap((session): FactBody[] => [
      {
        type: session.conflict ? 'session.conflicted' : 'session.started',
        session: newSession(lab.sem, lab.ben, session),
      },
      { type: 'session.ended', session },
    ]);
    await writeDirectly(lab.hub.store, () => ({ facts }));
  };
  const used = (from: number, to: number, over: Partial<Session> = {}): Session =>
    newSession(lab.sem, lab.ben, { startedAt: from, endedAt: to, outcome: 'completed', ...over });

  test('TL-1 those who run the lab read it, and nobody else; what can’t be read is refused', async () => {
    const query = { from: day, to: day + 24 * HOUR };
    for (const as of ['maria', 'ida']) expect((await ask(query, as)).status).toBe(200);
    expect((await ask(query, 'ana')).status).toBe(403);
    for (const to of [day, day - 1, day + 37 * HOUR, 'x'])
      expect(await (await ask({ ...query, to })).json()).toMatchObject({ code: 'invalid', path: 'to' });
    expect((await ask(query, 'maria', 'x')).status).toBe(404);
    expect((await ask(query, 'maria', newId())).status).toBe(404);
  });

  test('TL-1 sessions that lie in it or reach into it, open and collided ones too, and nobody else’s', async () => {
    const before = used(day - 2 * HOUR, day);
    const overNight = used(day - HOUR, day + HOUR);
    const beside = used(day + HOUR, day + 2 * HOUR, { conflict: { reason: 'in-use' } });
    const outlasts = used(day + 3 * HOUR, day + 30 * HOUR);
    const after = used(day + 24 * HOUR, day + 25 * HOUR);
    const elsewhere = { ...used(day + HOUR, day + 2 * HOUR), equipmentId: lab.confocal.id };
    await record(before, overNight, beside, outlasts, after, elsewhere);
    lab.clock.now = () => day + 40 * HOUR;
    const found = await read({ from: day, to: day + 24 * HOUR });
    expect(found.sessions).toEqual([overNight, beside, outlasts]);
    expect(found.to).toBe(day + 24 * HOUR);
  });

  test('TL-1 what is open is there up to now, and what is to come is not told', async () => {
    lab.clock.now = () => day + 2 * HOUR;
    const kiosk = await kioskOf(lab, 'sem', 'ana');
    const sessionId = newId();
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId: lab.sem.id });
    const today = await read({ from: day, to: day + 24 * HOUR });
    expect(today).toMatchObject({ to: day + 2 * HOUR, sessions: [{ id: sessionId }] });
    expect(await read({ from: day - 24 * HOUR, to: day })).toMatchObject({ sessions: [] });
    expect(await read({ from: day + 24 * HOUR, to: day + 48 * HOUR })).toEqual({
      ...{ from: day + 24 * HOUR, to: day + 24 * HOUR },
      ...{ sessions: [], conditions: [], unseen: [] },
    });
  });

  test('TL-2 how it stood, since before the day too', async () => {
    const desk = await dashboardOf(lab, 'maria');
    const set = async (at: number, condition: string, reason?: string) => {
      lab.clock.now = () => at;
      await desk.intent({
        type: 'equipment.set-condition',
        equipmentId: lab.sem.id,
        condition,
        ...(reason && { reason }),
      });
    };
    await set(day - HOUR, 'impaired', 'Slow');
    await set(day + HOUR, 'out-of-service', 'Broken');
    await set(day + 2 * HOUR, 'operational');
    lab.clock.now = () => day + 3 * HOUR;
    expect((await read({ from: day, to: day + 24 * HOUR })).conditions).toEqual([
      { condition: 'impaired', reason: 'Slow', from: day, to: day + HOUR },
      { condition: 'out-of-service', reason: 'Broken', from: day + HOUR, to: day + 2 * HOUR },
    ]);
    expect((await read({ from: day, to: day + 24 * HOUR }, lab.confocal.id)).conditions).toEqual([]);
  });

  test('TL-3 when none of its stations was in sight is told as unseen', async () => {
    for (let minute = 0; minute < 5; minute += 1)
      await lab.hub.store.observe([lab.sem.id], day + HOUR + minute * MINUTE);
    await lab.hub.store.observe([lab.confocal.id], day + 2 * HOUR);
    lab.clock.now = () => day + HOUR + 5 * MINUTE;
    expect((await read({ from: day, to: day + 24 * HOUR })).unseen).toEqual([{ from: day, to: day + HOUR }]);
    lab.clock.now = () => day + 2 * HOUR;
    expect((await read({ from: day, to: day + 24 * HOUR })).unseen).toEqual([
      { from: day, to: day + HOUR },
      { from: day + HOUR + 4 * MINUTE, to: day + 2 * HOUR },
    ]);
  });
});
