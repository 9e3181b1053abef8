import { expect, test } from 'vitest';
import { type HereNow, type KioskInput, type KioskPhase, LOCKED, type LockedNews, nextKiosk } from './kiosk-phase.ts';

const ana = 'ana';
const bob = 'bob';
const nobody: HereNow = {
  userId: null,
  equipmentIds: ['scope'],
  sessions: [],
  refusedStarts: new Map(),
  takenOver: new Map(),
  endedAsOf: new Map(),
};
const anaHere: HereNow = { ...nobody, userId: ana };
const anaUses: HereNow = { ...anaHere, sessions: [{ id: 's1', equipmentId: 'scope', operatorId: ana }] };
const twoTools: HereNow = { ...anaHere, equipmentIds: ['scope', 'laser'] };

const run = (state: KioskPhase, ...inputs: KioskInput[]): KioskPhase => inputs.reduce(nextKiosk, state);
const here = (now: HereNow): KioskInput => ({ type: 'here', here: now });
const started: KioskInput = { type: 'started', session: { sessionId: 's1', equipmentId: 'scope' } };
const inSession: KioskPhase = { phase: 'in-session', userId: ana, equipmentId: 'scope', sessionId: 's1', isSeen: true };
const locked = (leaving: string | null, news: LockedNews | null): KioskPhase => ({
  phase: 'locked',
  leaving,
  news,
});

test('S-K1 a reload comes back to the session of whoever is signed in here', () => {
  expect(run(LOCKED, here(anaUses))).toEqual(inSession);
});

test('S-K1 a sign-in without a session comes back to the start screen', () => {
  expect(run(LOCKED, here(anaHere))).toEqual({
    phase: 'identified',
    userId: ana,
    equipmentId: 'scope',
    refusedId: null,
  });
});

test('S-K1 a lock stays a lock where nobody is signed in, whoever uses the equipment', () => {
  expect(run(LOCKED, here({ ...anaUses, userId: null }))).toBe(LOCKED);
});

test('S-K2 a badge, one touch, running', () => {
  const state = run(
    LOCKED,
    { type: 'identify', equipmentId: null },
    { type: 'signed-in', userId: ana, here: anaHere },
    started,
    here(anaUses),
  );
  expect(state).toEqual(inSession);
});

test('S-K2 several pieces of equipment: the person chooses, unless they touched one before', () => {
  const equipmentOf = (state: KioskPhase) => (state.phase === 'identified' ? state.equipmentId : 'not identified');
  expect(equipmentOf(run(LOCKED, here(twoTools)))).toBe(null);
  const touched = run(LOCKED, { type: 'identify', equipmentId: 'laser' }, here(twoTools));
  expect(equipmentOf(touched)).toBe('laser');
  expect(
    run(touched, { type: 'choose', equipmentId: 'scope', here: { ...twoTools, ...{ sessions: anaUses.sessions } } }),
  ).toEqual(inSession);
});

test('S-K3 a start that the hub has not shown yet is no ended session', () => {
  const waiting = run(LOCKED, here(anaHere), started, here(anaHere));
  expect(waiting).toEqual({ ...inSession, isSeen: false });
});

test('S-K3 a refused start goes back to the start screen with its refusal', () => {
  const refused = run(
    LOCKED,
    here(anaHere),
    started,
    here({ ...anaHere, refusedStarts: new Map([['s1', 'entry-7']]) }),
  );
  expect(refused).toEqual({ phase: 'identified', userId: ana, equipmentId: 'scope', refusedId: 'entry-7' });
});

test('S-K4 a session goes on when the sign-in is gone, and locks when somebody else ended it', () => {
  expect(run(inSession, here({ ...anaUses, userId: null }))).toBe(inSession);
  expect(run(inSession, here(anaHere))).toEqual(locked(ana, 'ended-elsewhere'));
});

test('S-O3 a start that collided is a session of this kiosk as any other, and comes back to its person', () => {
  const waiting = run(LOCKED, here(anaHere), started, here(anaUses));
  const bens = { id: 's2', equipmentId: 'scope', operatorId: bob };
  const collided: HereNow = { ...anaUses, sessions: [bens, ...anaUses.sessions] };
  expect(run(waiting, here(collided))).toEqual(inSession);
  expect(run(waiting, here({ ...collided, userId: null }))).toEqual(inSession);
  expect(run(LOCKED, here(collided))).toEqual(inSession);
});

test('S-K5 ending: back goes to the session, done locks and leaves', () => {
  const ending = run(inSession, { type: 'end-asked' });
  expect(ending).toEqual({ ...inSession, phase: 'ending' });
  expect(run(ending, { type: 'end-cancelled' })).toEqual(inSession);
  expect(run(ending, { type: 'ended', here: anaHere })).toEqual(locked(ana, 'ended'));
});

test('S-K5 whoever left does not come back by the hub still knowing them, and somebody else does', () => {
  const left = locked(ana, 'ended');
  expect(run(left, here(anaHere))).toBe(left);
  expect(run(left, here(nobody))).toEqual(locked(null, 'ended'));
  expect(run(left, here({ ...anaHere, userId: bob })).phase).toBe('identified');
});

test('S-K5 a second person signs in while the first is still leaving', () => {
  const asked = run(locked(ana, 'ended'), { type: 'identify', equipmentId: null }, here(anaHere));
  expect(asked.phase).toBe('identifying');
  const early = run(asked, { type: 'signed-in', userId: bob, here: anaHere });
  expect(early.phase).toBe('identifying');
  expect(run(early, here({ ...anaHere, userId: bob }))).toMatchObject({ phase: 'identified', userId: bob });
});

test('S-K5 the same person may come back while they are still leaving', () => {
  const state = run(
    locked(ana, 'ended'),
    { type: 'identify', equipmentId: null },
    { type: 'signed-in', userId: ana, here: anaHere },
  );
  expect(state).toMatchObject({ phase: 'identified', userId: ana });
});

test('S-K6 a time-out gives the screen back', () => {
  expect(run(LOCKED, here(anaHere), { type: 'leave', news: 'timed-out' })).toEqual(locked(ana, 'timed-out'));
});

test('S-K6 a sign-in that the hub has ended locks the start screen', () => {
  expect(run(LOCKED, here(anaHere), here(nobody))).toEqual(LOCKED);
});

const cameFor = (errand: 'problem' | 'samples', ...after: KioskInput[]) =>
  run(LOCKED, { type: 'identify', equipmentId: null, errand }, ...after);

test('S-KD1 whoever came only to report is led there and given the lock back, with a word', () => {
  const reporting = cameFor('problem', { type: 'signed-in', userId: ana, here: anaHere });
  expect(reporting).toMatchObject({ phase: 'on-errand', errand: 'problem', userId: ana, isAll: true });
  expect(run(reporting, { type: 'errand-over', news: 'reported' })).toEqual(locked(ana, 'reported'));
});

test('S-KD1 whoever has a session here is back in it after their errand, wherever they began', () => {
  const over: KioskInput = { type: 'errand-over', news: 'reported' };
  expect(run(cameFor('samples', here(anaUses)), over)).toEqual(inSession);
  expect(run(inSession, { type: 'errand-asked', errand: 'problem' }, here(anaUses), over)).toEqual(inSession);
  const atStart = run(LOCKED, here(anaHere));
  expect(run(atStart, { type: 'errand-asked', errand: 'samples' }, over)).toEqual(atStart);
});

test('S-KD1 a session that ends elsewhere takes nobody’s report away; a sign-in that is gone, or another person, does', () => {
  const reporting = run(inSession, { type: 'errand-asked', errand: 'problem' });
  expect(run(reporting, here(anaHere))).toMatchObject({
    phase: 'on-errand',
    back: { phase: 'identified', userId: ana, equipmentId: 'scope' },
  });
  expect(run(reporting, here(nobody)).phase).toBe('locked');
  expect(run(reporting, here({ ...anaHere, userId: bob }))).toMatchObject({ phase: 'identified', userId: bob });
  const atStart = run(LOCKED, here(anaHere), { type: 'errand-asked', errand: 'problem' });
  expect(run(atStart, here(nobody))).toEqual(LOCKED);
});

test('S-KD1 a locked screen has no errand, and one errand does not begin another', () => {
  expect(run(LOCKED, { type: 'errand-asked', errand: 'problem' })).toBe(LOCKED);
  const reporting = run(inSession, { type: 'errand-asked', errand: 'problem' });
  expect(run(reporting, { type: 'errand-asked', errand: 'samples' })).toBe(reporting);
});

test('S-KD7 whose session was taken over is told by whom', () => {
  const bens = { id: 's2', equipmentId: 'scope', operatorId: bob };
  const after: HereNow = { ...anaHere, sessions: [bens], takenOver: new Map([['s1', 'Ben']]) };
  expect(run(inSession, here(after))).toEqual(locked(ana, { takenOverBy: 'Ben' }));
});

test('S-IL2 a session that its kiosk ended as of earlier locks with that time, whoever is signed in', () => {
  const after: HereNow = { ...anaHere, sessions: [], endedAsOf: new Map([['s1', 9_000]]) };
  expect(run(inSession, here(after))).toEqual(locked(ana, { endedAsOf: 9_000 }));
});

const handingOver = run(inSession, { type: 'hand-over' });

test('S-HO1 whoever signs in for a session that is handed over comes to its equipment, and not as its operator', () => {
  expect(handingOver).toMatchObject({ phase: 'identifying', leaving: ana, equipmentId: 'scope', back: inSession });
  expect(run(handingOver, here(anaUses))).toBe(handingOver);
  const bobs = run(handingOver, { type: 'signed-in', userId: bob, here: { ...anaUses, userId: bob } });
  expect(bobs).toEqual({ phase: 'identified', userId: bob, equipmentId: 'scope', refusedId: null });
  expect(run(handingOver, { type: 'signed-in', userId: ana, here: anaUses })).toEqual(inSession);
});

test('S-HO1 where nobody signs in the session has the screen again, also after its sign-in; one that has ended has not', () => {
  const leave: KioskInput = { type: 'leave', news: 'timed-out' };
  expect(run(handingOver, leave)).toEqual(inSession);
  expect(run(handingOver, here({ ...anaUses, userId: null }), leave)).toEqual(inSession);
  expect(run(handingOver, here(anaHere), leave)).toEqual(locked(ana, 'timed-out'));
});
