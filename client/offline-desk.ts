import type { IntentBody } from '../protocol/intents.ts';
import { isOpenToSavedSignIn } from '../protocol/intents.ts';
import { type Refusal, refuse } from '../protocol/refusals.ts';
import type { SignedList } from '../protocol/sign-in-list.ts';
import { type Credentials, okAck, type SignedIn, type SignInAck } from '../protocol/wire.ts';
import type { HubUpdate, NewEntry } from './hub-link.ts';
import type { Log } from './log.ts';
import type { LetIn, SavedSignIns } from './saved-sign-ins.ts';
import type { Answer } from './socket.ts';

const ASK_TIMEOUT_MS = 10_000;

export interface DeskPorts {
  saved: SavedSignIns | undefined;
  log: Log;
  hubNow(): number;
  ask(event: 'sign-in-list', body: unknown, timeoutMs: number, done: (answer: Answer) => void): void;
  emit(update: HubUpdate): void;
  /** Whoever was let in has no place on the list any more. */
  onGone(): void;
}

/** Who is signed in from the list that this kiosk keeps, and what they may do on the strength of it. */
export class OfflineDesk {
  readonly #ports: DeskPorts;
  #letIn: LetIn | undefined;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  /** None where nobody is, or the hub itself signed them in. */
  get user(): SignedIn | undefined {
    return this.#letIn?.person.user;
  }

  /** Whether there is a list to sign in from. */
  get isOpen(): boolean {
    const { saved, hubNow } = this.#ports;
    return saved?.until(hubNow()) !== undefined;
  }

  async signIn(credentials: Credentials): Promise<SignInAck> {
    const { saved, hubNow } = this.#ports;
    const until = saved?.until(hubNow());
    const answer = await saved?.signIn(credentials, hubNow());
    if (!answer || until === undefined) return { ok: false, ...NO_LIST };
    if ('code' in answer) return { ok: false, ...answer };
    this.#letIn = answer;
    return { ok: true, user: answer.person.user, expiresAt: until };
  }

  leave(): void {
    this.#letIn = undefined;
  }

  /** What an act carries that this person does. */
  mark(): Pick<NewEntry, 'savedSignIn'> {
    if (!this.#letIn) return {};
    const { person, version } = this.#letIn;
    return { savedSignIn: { userId: person.user.id, version, voucher: person.voucher } };
  }

  /** What the hub would not take on the strength of a list, said at the press. */
  refusalFor(body: IntentBody): Refusal | undefined {
    if (!this.#letIn) return undefined;
    if (!isOpenToSavedSignIn(body.type)) return ONLY_WITH_HUB;
    if (body.type !== 'session.start') return undefined;
    const leave = this.#letIn.person.equipment[body.equipmentId];
    const isOver = leave?.until !== undefined && leave.until <= this.#ports.hubNow();
    return leave && !isOver ? undefined : NO_LEAVE;
  }

  /** Asks the hub for the list, and for each later one. */
  follow(): void {
    const { ask, saved } = this.#ports;
    if (!saved) return;
    ask('sign-in-list', {}, ASK_TIMEOUT_MS, (answer) => {
      const parsed = answer.lost ? undefined : okAck.safeParse(answer.body).data;
      if (parsed && !parsed.ok && parsed.code === 'forbidden') this.forget();
    });
  }

  /** This station was taken out of the lab: nobody signs in here by what it was given. */
  forget(): void {
    const { saved } = this.#ports;
    if (saved) this.#run(saved.forget());
  }

  take(list: SignedList, stationId: string): void {
    const { saved, hubNow } = this.#ports;
    if (saved) this.#run(saved.take(list, stationId, hubNow()));
  }

  replay(): HubUpdate[] {
    const { saved, hubNow } = this.#ports;
    return saved ? [{ type: 'saved-list', until: saved.until(hubNow()) ?? null }] : [];
  }

  /** Whoever is not on the newest list any more is here no more. */
  #run(change: Promise<void>): void {
    const { emit, log, onGone, saved } = this.#ports;
    change
      .catch((error: unknown) => log({ level: 'error', message: 'the sign-in list could not be kept', detail: error }))
      .finally(() => {
        for (const update of this.replay()) emit(update);
        if (this.#letIn && !saved?.stillHas(this.#letIn)) {
          this.#letIn = undefined;
          onGone();
        }
      });
  }
}

const NO_LIST = refuse(
  'server-restarting',
  'There is no connection to the hub at the moment, so nobody can be signed in. Try again when it is back.',
);
const ONLY_WITH_HUB = refuse(
  'server-restarting',
  'You signed in without the hub, and this is done only with it. Sign in again when it answers.',
);
const NO_LEAVE = refuse(
  'not-qualified',
  'The list that this kiosk keeps does not let you start here without the hub. Nothing was started.',
);
