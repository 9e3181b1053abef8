import { v7 as newId } from 'uuid';
import { type Clock, systemClock } from '../../../client/clock.ts';
import { createConnection } from '../../../client/connection.ts';
import { createMemoryOutbox } from '../../../client/memory-outbox.ts';
import type { Outbox } from '../../../client/outbox.ts';
import { openDatabase } from '../../../main/outbox/open.ts';
import { createSqliteOutbox } from '../../../main/outbox/sqlite-outbox.ts';
import type { Downtime } from '../../../protocol/downtime.ts';
import type { StaffState } from '../../../protocol/staff.ts';
import { Random } from '../random.ts';
import { Journal } from './journal.ts';
import { knowsTime } from './knows-time.ts';
import type { ClientSpec, Standing } from './messages.ts';
import { recordingSocket } from './recording-socket.ts';
import { DAY_MS } from './scene.ts';
import { Screen } from './screen.ts';
import { type Deed, nextDeed } from './script.ts';

/** Nobody goes on for long in front of a screen that takes nothing in. */
const MOST_WAITING = 12;

/** A kiosk or a desk as it is in a lab - the real connection, a real outbox on disk - and the people in front of it. */
export class StormClient {
  readonly #spec: ClientSpec;
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #screen: Screen;
  readonly #connection: ReturnType<typeof createConnection>;
  readonly #onChange: () => void;
  #clockOffsetMs: number;
  #signing = 0;
  #next: NodeJS.Timeout | undefined;
  #lastStarted: string | undefined;

  constructor(spec: ClientSpec, onChange: () => void) {
    this.#spec = spec;
    this.#onChange = onChange;
    this.#random = new Random(spec.seed);
    this.#clockOffsetMs = spec.clockOffsetMs;
    this.#journal = new Journal(spec.journalFile);
    this.#journal.write({ k: 'start', clockOffsetMs: spec.clockOffsetMs });
    this.#screen = new Screen(this.#journal);
    const { url, kind, token } = spec;
    this.#connection = createConnection({
      url,
      kind,
      token,
      version: 'storm',
      outbox: openOutbox(spec),
      clock: this.#clock(),
      openSocket: recordingSocket(this.#journal),
      log: ({ level, message, detail }) => {
        if (level === 'error')
          this.#journal.write({ k: 'complaint', message: `${message}: ${JSON.stringify(detail)}` });
      },
    });
    this.#connection.subscribe((update) => {
      this.#screen.take(update);
      onChange();
    });
    this.#later();
  }

  rest(): void {
    clearTimeout(this.#next);
    this.#next = undefined;
  }

  nudge(): void {
    this.#connection.retryNow();
  }

  setClock(offsetMs: number): void {
    this.#clockOffsetMs = offsetMs;
    this.#screen.clockWasSet();
  }

  standing(): Standing {
    const { phase, waiting, places, floor } = this.#screen;
    const clockIsWrong = knowsTime(this.#screen.final(this.#clockOffsetMs)) ? 0 : 1;
    const due = Object.values(floor.downtimes).filter(isDueSoon).length;
    return { phase, busy: waiting.length + this.#signing + clockIsWrong + due, places };
  }

  finish(): void {
    this.#journal.write({ k: 'final', ...this.#screen.final(this.#clockOffsetMs) });
    this.#connection.close();
  }

  #clock(): Clock {
    return { ...systemClock, now: () => Date.now() + this.#clockOffsetMs };
  }

  #later(): void {
    this.#next = setTimeout(() => {
      this.#later();
      this.#act();
    }, this.#random.gapMs(this.#spec.paceMs));
  }

  #act(): void {
    for (const one of this.#screen.outbox) if (one.state === 'refused') this.#connection.dismiss(one.id);
    if (this.#signing > 0 || this.#screen.waiting.length > MOST_WAITING) return;
    const { kind, equipmentIds, badges } = this.#spec;
    const { user, floor, staff, waits } = this.#screen;
    const { conflicts = {}, samples = {} } = (staff as StaffState | undefined) ?? {};
    const seen = { user, floor, conflicts, samples: Object.values(samples), waits };
    const here = { kind, equipmentIds, badges, lastStarted: this.#lastStarted };
    const scene = { ...here, ...seen, now: Date.now(), newId };
    const deed = nextDeed(scene, this.#random);
    if (deed) this.#do(deed);
  }

  #do(deed: Deed): void {
    if (deed.do === 'send') {
      if (deed.body.type === 'session.start' || deed.body.type === 'session.take-over')
        this.#lastStarted = deed.body.sessionId;
      this.#screen.press(Date.now());
      void this.#connection.send(deed.body).then((sent) => {
        // Equipment that is not used without the hub: nothing was done.
        if (!sent.ok && sent.refusal.code !== 'server-restarting')
          this.#journal.write({ k: 'complaint', message: `not saved: ${sent.refusal.message}` });
      });
      return;
    }
    this.#signing += 1;
    const asked = deed.do === 'sign-in' ? this.#connection.signIn({ badge: deed.badge }) : this.#connection.signOut();
    void asked.finally(() => {
      this.#signing -= 1;
      this.#onChange();
    });
  }
}

/** The hub is to begin or end it within the storm: after that nothing happens by itself any more. */
const isDueSoon = ({ startedAt, startsAt, endsAt }: Downtime): boolean =>
  (startedAt === undefined ? startsAt : endsAt) < Date.now() + DAY_MS / 2;

function openOutbox({ outbox, outboxFile }: ClientSpec): Outbox {
  return outbox === 'disk' ? createSqliteOutbox(openDatabase(outboxFile)) : createMemoryOutbox(newId());
}
