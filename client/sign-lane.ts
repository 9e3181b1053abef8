import { isRetryable, type Refusal, refuse } from '../protocol/refusals.ts';
import { type Credentials, type OkAck, okAck, type SignedIn, type SignInAck, signInAck } from '../protocol/wire.ts';
import type { Clock, Timer } from './clock.ts';
import type { Log } from './log.ts';
import type { Answer } from './socket.ts';

/** A person stands and waits: longer than a slow password hash at a busy hub, short enough to be told. */
const SIGN_TIMEOUT_MS = 10_000;

type Request = { type: 'sign-in'; credentials: Credentials } | { type: 'sign-out' };

interface Job {
  request: Request;
  /** Acts that were sent before it, and so belong to whoever was signed in then. */
  before: ReadonlySet<string>;
  asked: boolean;
  deadline: Timer;
  finish(answer: SignInAck): void;
}

export interface LanePorts {
  clock: Clock;
  log: Log;
  ask(event: Request['type'], body: unknown, timeoutMs: number, done: (answer: Answer) => void): void;
  waitingActs(): string[];
  onSignedIn(user: SignedIn): void;
  onSignedOut(): void;
  /** The lane has moved: acts that stood behind it may go. */
  onMoved(): void;
}

/**
 * Sign-ins and sign-outs, in one order with the acts around them, so that the hub never takes one person's act for the
 * next one's. A sign-out is never lost: it is done here at once and told to the hub when that can be. A sign-in whose
 * answer went missing is undone, because the person was told that it failed.
 */
export class SignLane {
  readonly #ports: LanePorts;
  #jobs: Job[] = [];
  #open = false;

  constructor(ports: LanePorts) {
    this.#ports = ports;
  }

  /** Whether the hub can be asked. */
  get isOpen(): boolean {
    return this.#open;
  }

  signIn(credentials: Credentials): Promise<SignInAck> {
    if (!this.#open) return Promise.resolve({ ok: false, ...NO_CONNECTION });
    return new Promise((resolve) => this.#push({ type: 'sign-in', credentials }, resolve));
  }

  /** Resolves when the hub knows; without a connection at once, and the hub is told later. */
  signOut(): Promise<OkAck> {
    return new Promise((resolve) => {
      this.#push({ type: 'sign-out' }, (answer) => resolve(answer.ok ? { ok: true } : answer));
      if (!this.#open) this.#jobs.at(-1)?.finish(DONE);
    });
  }

  /** Whether somebody was signed out here and the hub may not know it yet. */
  signingOut(): boolean {
    return this.#jobs.some((job) => job.request.type === 'sign-out');
  }

  isHeld(entryId: string): boolean {
    const [first] = this.#jobs;
    return first !== undefined && !first.before.has(entryId);
  }

  /** A connection has said hello; where nobody is signed in any more, nobody has to be signed out. */
  begin(isSomebodySignedIn: boolean): void {
    this.#open = true;
    if (!isSomebodySignedIn) this.#jobs = [];
    this.pump();
  }

  suspend(): void {
    this.#open = false;
    const jobs = this.#jobs;
    this.#jobs = [];
    for (const job of jobs) this.#giveUp(job);
  }

  pump(): void {
    const [job] = this.#jobs;
    if (!job || job.asked || !this.#open) return;
    if (this.#ports.waitingActs().some((id) => job.before.has(id))) return;
    job.asked = true;
    const body = job.request.type === 'sign-in' ? job.request.credentials : {};
    this.#ports.ask(job.request.type, body, SIGN_TIMEOUT_MS, (answer) => this.#take(job, answer));
  }

  #push(request: Request, finish: Job['finish']): void {
    const { clock, waitingActs } = this.#ports;
    const deadline = clock.setTimeout(() => this.#tooLate(job), SIGN_TIMEOUT_MS);
    const job: Job = { request, before: new Set(waitingActs()), asked: false, deadline, finish };
    this.#jobs.push(job);
    this.pump();
  }

  #take(job: Job, answer: Answer): void {
    if (!this.#jobs.includes(job)) return;
    if (job.request.type === 'sign-in') this.#takeSignIn(job, answer);
    else this.#takeSignOut(job, answer);
  }

  #takeSignIn(job: Job, answer: Answer): void {
    const parsed = answer.lost ? undefined : signInAck.safeParse(answer.body);
    if (!parsed?.success) {
      this.#unknown(job);
      return;
    }
    this.#done(job);
    if (parsed.data.ok) this.#ports.onSignedIn(parsed.data.user);
    job.finish(parsed.data);
    this.#moved();
  }

  #takeSignOut(job: Job, answer: Answer): void {
    if (answer.lost) {
      this.#unknown(job);
      return;
    }
    const parsed = okAck.safeParse(answer.body);
    if (parsed.success && !parsed.data.ok && isRetryable(parsed.data.code)) {
      this.#later(job);
      return;
    }
    this.#done(job);
    const ack = parsed.success ? parsed.data : ({ ok: false, ...NO_ANSWER } as const);
    if (ack.ok) this.#ports.onSignedOut();
    else this.#ports.log({ level: 'error', message: 'a sign-out was refused', detail: ack.code });
    job.finish(ack.ok ? DONE : ack);
    this.#moved();
  }

  /** The hub is busy: the sign-out goes again when the lane is next pumped, with the hub's next head. */
  #later(job: Job): void {
    job.asked = false;
    job.finish(DONE);
  }

  /** Still waiting behind acts that can't go out: a sign-in is given up, a sign-out goes on in the background. */
  #tooLate(job: Job): void {
    if (job.asked) return;
    if (job.request.type === 'sign-out') {
      job.finish(DONE);
      return;
    }
    this.#done(job);
    job.finish({ ok: false, ...ACTS_WAITING });
    this.#moved();
  }

  #unknown(job: Job): void {
    const index = this.#jobs.indexOf(job);
    this.#ports.clock.clearTimeout(job.deadline);
    this.#jobs[index] = { ...job, request: { type: 'sign-out' }, asked: false, finish: ignore };
    job.finish(job.request.type === 'sign-in' ? { ok: false, ...NO_ANSWER } : DONE);
    this.pump();
  }

  #giveUp(job: Job): void {
    this.#ports.clock.clearTimeout(job.deadline);
    const undo = job.request.type === 'sign-out' || job.asked;
    if (undo) this.#jobs.push({ ...job, request: { type: 'sign-out' }, asked: false, finish: ignore });
    job.finish(job.request.type === 'sign-in' ? { ok: false, ...NO_ANSWER } : DONE);
  }

  #done(job: Job): void {
    this.#ports.clock.clearTimeout(job.deadline);
    this.#jobs = this.#jobs.filter((one) => one !== job);
  }

  #moved(): void {
    this.pump();
    this.#ports.onMoved();
  }
}

const ignore = (): void => undefined;

/** For a sign-out that is done here; a sign-in is never finished with it. */
const DONE = { ok: true } as SignInAck;

const NO_CONNECTION: Refusal = refuse(
  'server-restarting',
  'There is no connection to the hub at the moment, so nobody can be signed in. Try again when it is back.',
);
const NO_ANSWER: Refusal = refuse(
  'server-restarting',
  'The connection broke before the hub answered, so you are not signed in. Try again.',
);
const ACTS_WAITING: Refusal = refuse(
  'overloaded',
  'What was done here before is still being saved at the hub, so you are not signed in yet. Try again in a moment.',
);
