import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { HubUpdate } from '../../client/hub-link.ts';
import type { Session } from '../../protocol/entities.ts';
import type { FloorState } from '../../protocol/floor.ts';
import { PASSWORD } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { envOf, test } from './kiosk-test.ts';

/** Two kiosks, two browsers and a hub, one after the other, on a small machine. */
test.describe.configure({ timeout: 90_000 });

type Heard = HubUpdate & { type: string };

/** Collects in the page what the bridge says from here on. */
const listen = (kiosk: Kiosk) =>
  kiosk.page.evaluate(() => {
    const heard: HubUpdate[] = [];
    Object.assign(window, { heard });
    window.hycon.subscribe((update) => heard.push(update));
  });
const heard = (kiosk: Kiosk) => kiosk.page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
const phases = async (kiosk: Kiosk) =>
  (await heard(kiosk)).flatMap((update) => (update.type === 'link' ? [update.link.phase] : []));
const waitLive = (kiosk: Kiosk) => expect.poll(async () => (await phases(kiosk)).at(-1)).toBe('live');
const sessionsStarted = async (kiosk: Kiosk) =>
  (await heard(kiosk)).flatMap((update) =>
    update.type === 'facts' && update.channel === 'floor'
      ? update.facts.filter(({ type }) => type === 'session.started')
      : [],
  );
/** The sessions that are open on the floor, as the last of its snapshots and the facts after it say. */
const onTheFloor = async (kiosk: Kiosk) => {
  const open = new Map<string, Session>();
  for (const update of await heard(kiosk)) {
    if (update.type === 'snapshot' && update.channel === 'floor') {
      open.clear();
      for (const session of Object.values((update.state as FloorState).sessions)) open.set(session.id, session);
    }
    for (const fact of update.type === 'facts' && update.channel === 'floor' ? update.facts : []) {
      if (fact.type === 'session.ended') open.delete((fact as unknown as { session: Session }).session.id);
    }
  }
  return open.size;
};
const queue = async (kiosk: Kiosk) =>
  (await heard(kiosk)).flatMap((update) => (update.type === 'outbox' ? [update.entries] : [])).at(-1);

const signIn = (kiosk: Kiosk, username: string) =>
  kiosk.page.evaluate(([name, password]) => window.hycon.signIn({ username: name, password }), [
    username,
    PASSWORD,
  ] as const);
const startSession = (kiosk: Kiosk, equipmentId: string, session: string = randomUUID()) =>
  kiosk.page.evaluate(
    ([equipment, sessionId]) => window.hycon.send({ type: 'session.start', equipmentId: equipment, sessionId }),
    [equipmentId, session] as const,
  );
const endSession = (kiosk: Kiosk, session: string) =>
  kiosk.page.evaluate(
    (sessionId) => window.hycon.send({ type: 'session.end', sessionId, outcome: 'completed' }),
    session,
  );

test('K-21 a session that is started at the kiosk is confirmed by the hub', async ({ launch, hub }) => {
  const kiosk = await launch({ env: envOf(hub) });
  await listen(kiosk);
  await waitLive(kiosk);
  expect(await signIn(kiosk, hub.username)).toMatchObject({ ok: true, user: { name: 'Ana' } });
  expect(await startSession(kiosk, hub.equipmentId)).toMatchObject({ ok: true, n: 1 });
  await expect.poll(() => sessionsStarted(kiosk)).toMatchObject([{ session: { equipmentId: hub.equipmentId } }]);
  await expect.poll(() => queue(kiosk)).toEqual([]);
});

test('K-21 an act of a lost network goes through once it is back, also when the kiosk was killed', async ({
  launch,
  hub,
}) => {
  const first = await launch({ env: envOf(hub) });
  await listen(first);
  await waitLive(first);
  await signIn(first, hub.username);
  const sessionId = randomUUID();
  await startSession(first, hub.equipmentId, sessionId);
  await expect.poll(() => queue(first)).toEqual([]);
  await hub.kill();
  await expect.poll(async () => (await phases(first)).at(-1)).toBe('waiting');
  expect(await endSession(first, sessionId)).toMatchObject({ ok: true });
  await expect.poll(() => queue(first)).toMatchObject([{ offline: true, clockErrorMs: expect.any(Number) }]);
  await first.kill();

  await hub.start();
  const second = await launch({ env: envOf(hub) });
  await listen(second);
  await waitLive(second);
  await expect.poll(() => onTheFloor(second)).toBe(0);
  await expect.poll(() => queue(second)).toEqual([]);
});

test('K-22 waking up from sleep tries the hub again at once', async ({ launch, hub }) => {
  const kiosk = await launch({ env: { ...envOf(hub), HYCON_STATION_TOKEN: 'of-no-station' } });
  await listen(kiosk);
  await expect.poll(async () => (await phases(kiosk)).at(-1)).toBe('stopped');
  const before = (await phases(kiosk)).length;
  await kiosk.inMain(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(async () => (await phases(kiosk)).slice(before)).toEqual(['connecting', 'stopped']);
});
