/**
 * Where the kiosk is. `locked` covers the display. `leaving` is a person who has gone while the hub still has them
 * signed in here: they don't count any more, and are signed out as soon as that can be.
 */
export type KioskPhase =
  | { phase: 'locked'; leaving: string | null; news: LockedNews | null }
  | Identifying
  | Arrived
  /** They report or hand in; `isAll` says that they came for nothing else, so that afterwards the screen is given back. */
  | { phase: 'on-errand'; errand: Errand; userId: string; back: Arrived; isAll: boolean }
  | ({ phase: 'ending' } & OwnSession);

/** What somebody does at a kiosk besides using the equipment: report a problem, submit samples. */
export type Errand = 'problem' | 'samples';

/** Where a person is who was let in. */
type Arrived =
  | { phase: 'identified'; userId: string; equipmentId: string | null; refusedId: string | null }
  | InSession;

type InSession = { phase: 'in-session' } & OwnSession;

interface Identifying {
  phase: 'identifying';
  leaving: string | null;
  equipmentId: string | null;
  errand: Errand | null;
  /** The session that is handed over to whoever signs in now; it has the screen again where nobody does. */
  back: InSession | null;
}

interface OwnSession {
  userId: string;
  equipmentId: string;
  sessionId: string;
  /** Whether the hub or the outbox has shown it yet; before that, not to find it means nothing. */
  isSeen: boolean;
}

/** What the locked screen has to tell the person who was here. */
export type LockedNews =
  | 'ended-elsewhere'
  | 'ended'
  | 'timed-out'
  | 'reported'
  | { takenOverBy: string }
  | { endedAsOf: number };

/** An open session at this station's equipment: on the floor, or started here and not yet confirmed. */
export interface HereSession {
  id: string;
  equipmentId: string;
  operatorId: string;
}

/** What the hub says, as far as the kiosk's phase rests on it. */
export interface HereNow {
  userId: string | null;
  equipmentIds: readonly string[];
  sessions: readonly HereSession[];
  /** Starts from here that the hub refused: the outbox entry's id by session. */
  refusedStarts: ReadonlyMap<string, string>;
  /** Sessions that this kiosk has ended as of when somebody was last here: that time, by session. */
  endedAsOf: ReadonlyMap<string, number>;
  /** Sessions that were taken over: by whom, by session. */
  takenOver: ReadonlyMap<string, string>;
}

export type KioskInput =
  | { type: 'here'; here: HereNow }
  /** Somebody touched “sign in”, an equipment's field where there are several, or what they came for. */
  | { type: 'identify'; equipmentId: string | null; errand?: Errand }
  | { type: 'signed-in'; userId: string; here: HereNow }
  | { type: 'choose'; equipmentId: string | null; here: HereNow }
  | { type: 'started'; session: { sessionId: string; equipmentId: string } }
  | { type: 'errand-asked'; errand: Errand }
  /** Whoever goes on with the session that runs here signs in for it. */
  | { type: 'hand-over' }
  /** It is done, or they think better of it; `news` is for the screen that is given back. */
  | { type: 'errand-over'; news: LockedNews | null }
  | { type: 'end-asked' }
  | { type: 'end-cancelled' }
  /** The end is saved here; the hub hears of it when it can. */
  | { type: 'ended'; here: HereNow }
  /** The person goes: by their own touch, or because nobody touched anything. */
  | { type: 'leave'; news: LockedNews | null };

export const LOCKED: KioskPhase = { phase: 'locked', leaving: null, news: null };

/** The kiosk's next phase; the same one where the input says nothing there. Pure. */
export function nextKiosk(state: KioskPhase, input: KioskInput): KioskPhase {
  switch (input.type) {
    case 'here':
      return follow(state, input.here);
    case 'identify':
      if (state.phase !== 'locked') return state;
      return {
        phase: 'identifying',
        leaving: state.leaving,
        equipmentId: input.equipmentId,
        errand: input.errand ?? null,
        back: null,
      };
    case 'signed-in':
      return state.phase === 'identifying' ? signedIn(state, input) : state;
    case 'choose':
      return 'userId' in state ? joinOwn(choose(state.userId, input.equipmentId), input.here) : state;
    case 'started':
      if (state.phase !== 'identified') return state;
      return { phase: 'in-session', userId: state.userId, isSeen: false, ...input.session };
    case 'errand-asked':
      if (state.phase !== 'identified' && state.phase !== 'in-session') return state;
      return { phase: 'on-errand', errand: input.errand, userId: state.userId, back: state, isAll: false };
    case 'errand-over':
      return state.phase === 'on-errand' ? afterErrand(state, input.news) : state;
    case 'hand-over':
      if (state.phase !== 'in-session') return state;
      return {
        phase: 'identifying',
        leaving: state.userId,
        equipmentId: state.equipmentId,
        errand: null,
        back: state,
      };
    case 'end-asked':
      return state.phase === 'in-session' ? { ...state, phase: 'ending' } : state;
    case 'end-cancelled':
      return state.phase === 'ending' ? { ...state, phase: 'in-session' } : state;
    case 'ended':
      return state.phase === 'ending' ? afterEnd(state, input.here, 'ended') : state;
    case 'leave':
      if (state.phase === 'identifying' && state.back) return state.back;
      return { phase: 'locked', leaving: 'userId' in state ? state.userId : goneFrom(state), news: input.news };
  }
}

/** Brings the phase in line with the hub: a reload, a lost link or an act elsewhere must not leave a wrong screen. */
function follow(state: KioskPhase, here: HereNow): KioskPhase {
  switch (state.phase) {
    case 'locked':
      if (here.userId === null) return state.leaving === null ? state : { ...state, leaving: null };
      return here.userId === state.leaving ? state : enter(here, here.userId, null);
    case 'identifying':
      return identify(goOnBehind(state, here), here);
    case 'identified':
      if (here.userId !== state.userId) return here.userId === null ? LOCKED : enter(here, here.userId, null);
      return joinOwn(state, here);
    case 'on-errand':
      return goOn(state, here);
    case 'in-session':
    case 'ending':
      return stay(state, here);
  }
}

function identify(state: Identifying, here: HereNow): KioskPhase {
  if (here.userId === null) return state.leaving === null ? state : { ...state, leaving: null };
  return here.userId === state.leaving ? state : come(enter(here, here.userId, state.equipmentId), state.errand);
}

/** A session that is handed over may end meanwhile: then there is nothing to come back to. */
function goOnBehind(state: Identifying, here: HereNow): Identifying {
  if (!state.back) return state;
  const back = stay(state.back, here);
  return back === state.back ? state : { ...state, back: back.phase === 'in-session' ? back : null };
}

/** The hub's word of who is here may come a moment after its “yes”: until then, whoever was here before stays ignored. */
function signedIn(state: Identifying, { userId, here }: { userId: string; here: HereNow }) {
  return follow({ ...state, leaving: here.userId === userId ? null : here.userId }, here);
}

const goneFrom = (state: KioskPhase): string | null => ('leaving' in state ? state.leaving : null);

/** Whoever came for an errand is led to it. */
const come = (back: Arrived, errand: Errand | null): KioskPhase =>
  errand === null ? back : { phase: 'on-errand', errand, userId: back.userId, back, isAll: true };

/** An errand is its person's: it goes on whatever becomes of a session meanwhile, and ends with their sign-in. */
function goOn(state: KioskPhase & { phase: 'on-errand' }, here: HereNow): KioskPhase {
  if (here.userId !== null && here.userId !== state.userId) return enter(here, here.userId, null);
  const back = follow(state.back, here);
  if (back === state.back) return state;
  if (back.phase === 'identified' || back.phase === 'in-session') return { ...state, back };
  return here.userId === null ? back : { ...state, back: choose(state.userId, state.back.equipmentId) };
}

/** Only whoever came for nothing else leaves with it; a session that runs here has the screen again. */
function afterErrand(state: KioskPhase & { phase: 'on-errand' }, news: LockedNews | null): KioskPhase {
  const leaves = state.isAll && state.back.phase === 'identified';
  return leaves ? { phase: 'locked', leaving: state.userId, news } : state.back;
}

/** Where a person arrives: in the session that they have here, else before the equipment that they came for. */
function enter(here: HereNow, userId: string, wanted: string | null): Arrived {
  const own = here.sessions.filter((one) => one.operatorId === userId);
  const session = own.find((one) => one.equipmentId === wanted) ?? own[0];
  if (session) return inSession(userId, session);
  const only = here.equipmentIds.length === 1 ? (here.equipmentIds[0] ?? null) : null;
  return choose(userId, wanted ?? only);
}

function joinOwn(state: KioskPhase & { phase: 'identified' }, here: HereNow): Arrived {
  const own = here.sessions.find((one) => one.operatorId === state.userId && one.equipmentId === state.equipmentId);
  return own ? inSession(state.userId, own) : state;
}

/** A session goes on whatever becomes of the sign-in; only its own end, or the hub's “no” to its start, ends the screen. */
function stay(state: KioskPhase & { phase: 'in-session' | 'ending' }, here: HereNow): KioskPhase {
  if (here.sessions.some((one) => one.id === state.sessionId)) return state.isSeen ? state : { ...state, isSeen: true };
  const refusedId = here.refusedStarts.get(state.sessionId);
  if (refusedId !== undefined) return { ...choose(state.userId, state.equipmentId), refusedId };
  if (!state.isSeen) return state;
  const endedAsOf = here.endedAsOf.get(state.sessionId);
  if (endedAsOf !== undefined) return afterEnd(state, here, { endedAsOf });
  const takenOverBy = here.takenOver.get(state.sessionId);
  return {
    phase: 'locked',
    leaving: state.userId,
    news: takenOverBy === undefined ? 'ended-elsewhere' : { takenOverBy },
  };
}

function afterEnd({ userId, sessionId }: OwnSession, here: HereNow, news: LockedNews): KioskPhase {
  const other = here.sessions.find((one) => one.operatorId === userId && one.id !== sessionId);
  return other ? inSession(userId, other) : { phase: 'locked', leaving: userId, news };
}

const inSession = (userId: string, { id, equipmentId }: HereSession): Arrived => ({
  phase: 'in-session',
  userId,
  equipmentId,
  sessionId: id,
  isSeen: true,
});

const choose = (userId: string, equipmentId: string | null): KioskPhase & { phase: 'identified' } => ({
  phase: 'identified',
  userId,
  equipmentId,
  refusedId: null,
});
