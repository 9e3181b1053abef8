import { describe, expect, it } from 'vitest';
import type { OfflinePolicy, Session } from '../protocol/entities.ts';
import type { IntentBody } from '../protocol/intents.ts';
import { type KnownLab, refusalWithoutHub } from './offline-policy.ts';
import { ana, atStation, equipmentOf, floorAt, headAt, helloOf, idOf } from './test-kit/lab.ts';
import { goLive, rig } from './test-kit/rig.ts';

const start: IntentBody = { type: 'session.start', sessionId: idOf(201), equipmentId: idOf(1) };
const extend: IntentBody = { type: 'session.extend', sessionId: idOf(200), plannedMs: 60_000 };
const end: IntentBody = { type: 'session.end', sessionId: idOf(200), outcome: 'completed' };
const unattended: IntentBody = { type: 'session.set-unattended', sessionId: idOf(200), until: 9_000 };
const running: Session = { id: idOf(200), equipmentId: idOf(1), operator: { id: ana.id, name: 'Ana' }, startedAt: 1 };

const known = (offlinePolicy: OfflinePolicy): KnownLab => ({
  equipment: { [idOf(1)]: equipmentOf(1, { offlinePolicy }) },
  equipmentOf: (id) => (id === running.id ? idOf(1) : undefined),
});
const allowed = (lab: KnownLab) =>
  [start, extend, unattended, end]
    .filter((body) => refusalWithoutHub(body, lab) === undefined)
    .map((body) => body.type);

describe('the policy of a piece of equipment', () => {
  it.each([
    ['allow', ['session.start', 'session.extend', 'session.set-unattended', 'session.end']],
    ['allow-current', ['session.extend', 'session.set-unattended', 'session.end']],
    ['deny', []],
  ] as const)('C-O1 %s without the hub: %j', (policy, what) => {
    expect(allowed(known(policy))).toEqual(what);
  });

  it('C-O1 equipment and sessions that the kiosk knows nothing of: what runs may end, nothing begins', () => {
    expect(allowed({ equipment: {}, equipmentOf: () => undefined })).toEqual([
      'session.extend',
      'session.set-unattended',
      'session.end',
    ]);
  });

  it('C-O1 a take-over waits for the hub, whatever the policy', () => {
    const takeOver: IntentBody = { type: 'session.take-over', sessionId: idOf(201), equipmentId: idOf(1) };
    expect(refusalWithoutHub(takeOver, known('allow'))).toMatchObject({ code: 'server-restarting' });
  });

  it('C-O1 that nobody is there is noted whatever the policy: it changes nothing of the use', () => {
    const left: IntentBody = { type: 'session.note-idle', sessionId: idOf(200), idleSince: 5 };
    expect(refusalWithoutHub(left, known('deny'))).toBeUndefined();
  });

  it('C-O1 what is no session is no matter of the policy', () => {
    const condition: IntentBody = { type: 'equipment.set-condition', equipmentId: idOf(1), condition: 'operational' };
    expect(refusalWithoutHub(condition, known('deny'))).toBeUndefined();
  });
});

/** A kiosk, or a person's screen, that was live on a floor with one piece of equipment and one session. */
function onFloor(offlinePolicy: OfflinePolicy, kind: 'station' | 'person' = 'station') {
  const it = rig({ kind });
  const actor = kind === 'station' ? atStation(ana) : ({ kind: 'person', user: ana } as const);
  const socket = goLive(it, 1, { actor });
  const { state } = floorAt(1);
  const equipment = { [idOf(1)]: equipmentOf(1, { offlinePolicy }) };
  socket.say('snapshot', { ...floorAt(1), state: { ...state, equipment, sessions: { [running.id]: running } } });
  return it;
}

function comeBack(it: ReturnType<typeof rig>): void {
  it.clock.advance(250);
  it.network.last.connect();
  it.network.last.say('hello', helloOf({ actor: atStation(ana) }));
  it.network.last.say('head', headAt(1));
}

describe('a press without a live link', () => {
  it('C-O1 that is forbidden is refused and leaves nothing in the outbox', async () => {
    const it = onFloor('allow-current');
    it.network.last.break();
    expect(await it.connection.send(start)).toMatchObject({ ok: false, refusal: { code: 'server-restarting' } });
    expect(it.outbox.entries()).toEqual([]);
    expect(await it.connection.send(end)).toMatchObject({ ok: true });
    expect(it.outbox.entries()).toMatchObject([{ offline: true, body: { type: 'session.end' } }]);
  });

  it('C-O1 a session that was only started here is held to its equipment’s policy too', async () => {
    const it = onFloor('allow');
    it.network.last.break();
    expect(await it.connection.send(start)).toMatchObject({ ok: true });
    expect(await it.connection.send({ ...end, sessionId: idOf(201) })).toMatchObject({ ok: true });
    const other = onFloor('deny');
    expect(await other.connection.send(start)).toMatchObject({ ok: true });
    other.network.last.break();
    expect(await other.connection.send({ ...end, sessionId: idOf(201) })).toMatchObject({ ok: false });
    expect(other.outbox.entries()).toHaveLength(1);
  });

  it('C-O2 works at once when the link is live again', async () => {
    const it = onFloor('deny');
    it.network.last.break();
    expect(await it.connection.send(end)).toMatchObject({ ok: false });
    comeBack(it);
    expect(await it.connection.send(end)).toMatchObject({ ok: true });
    expect(it.outbox.entries()).toHaveLength(1);
  });

  it('C-O2 a person’s own screen is not held to it', async () => {
    const it = onFloor('deny', 'person');
    it.network.last.break();
    expect(await it.connection.send(end)).toMatchObject({ ok: true });
  });
});
