import { systemClock } from '../../client/clock.ts';
import type { HubUpdate } from '../../client/hub-link.ts';
import { Link } from '../../client/link.ts';
import { PROTOCOL_VERSION } from '../../protocol/scalars.ts';
import type { Cursor, Facts, Handshake, Head, Hello } from '../../protocol/wire.ts';
import type { Member } from './crowd.ts';
import type { FollowerOptions } from './follower.ts';
import { openRawSocket } from './raw-hub-socket.ts';
import { Waiting } from './waiting.ts';

/** How an event begins, from its name on. */
const FACTS = '["facts"';
const HEAD = '["head"';
const SNAPSHOT = /^\["snapshot",\{"channel":"([^"]+)","epoch":"([^"]+)","seq":(\d+)/;
/** Longer than the place of a snapshot, which comes before its state. */
const PLACE_CHARS = 300;
/** What the link is told of an event that is read here: that the hub was heard. */
const HEARD = 'heard';

/**
 * A client with the product's own line - its retry, its time limits, its watch for silence - and next to nothing above:
 * it reads places, and beats. Ten thousand that fold whole floors weigh more than the hub that they are there for.
 */
export class LightFollower implements Member {
  readonly #options: FollowerOptions;
  readonly #installId = crypto.randomUUID();
  readonly #link: Link;
  readonly #waiting = new Waiting();
  readonly #places = new Map<string, Cursor>();
  #update: (HubUpdate & { type: 'link' }) | undefined;
  #wasLive = false;
  #beat: NodeJS.Timeout | undefined;
  readonly trouble: string[] = [];

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#link = new Link({
      url: options.url,
      clock: systemClock,
      random: Math.random,
      log: () => undefined,
      openSocket: (url, auth, on) =>
        openRawSocket(url, auth, on, (text) => {
          if (!this.#read(text)) on.message(...(JSON.parse(text) as [string, unknown]));
          else on.message(HEARD, undefined);
        }),
      handshake: () => this.#handshake(),
      emit: (update) => this.#takeLink(update),
      onHello: (hello) => this.#welcome(hello),
      onMessage: () => undefined,
      onGone: () => clearInterval(this.#beat),
    });
    this.#link.open();
  }

  get standing(): string {
    return `${JSON.stringify(this.#update?.link)} at ${this.#places.get('floor')?.seq}`;
  }

  whenAt(place?: Cursor): Promise<number> {
    return this.#waiting.when(() => this.#link.isLive() && (place === undefined || this.hasReached(place)));
  }

  hasReached(place: Cursor): boolean {
    return reaches(this.#places.get('floor'), place);
  }

  retryNow(): void {
    this.#link.retryNow();
  }

  close(): void {
    this.#link.close();
  }

  #handshake(): Handshake {
    const { kind, token } = this.#options;
    const client = { kind, version: 'bench', installId: this.#installId };
    return { protocol: PROTOCOL_VERSION, client, token, cursors: Object.fromEntries(this.#places) };
  }

  #welcome({ heartbeat }: Hello): void {
    const beat = (): void =>
      this.#link.ask('beat', { t0: Date.now(), queued: 0 }, heartbeat.everyMs, () => this.#waiting.look(undefined));
    clearInterval(this.#beat);
    this.#beat = setInterval(beat, heartbeat.everyMs);
    beat();
  }

  /** Whether the event was one of those that are read here. */
  #read(text: string): boolean {
    const [, channel, epoch, seq] = SNAPSHOT.exec(text.slice(0, PLACE_CHARS)) ?? [];
    if (channel !== undefined && epoch !== undefined) this.#takeSnapshot(channel, { epoch, seq: Number(seq) });
    else if (text.startsWith(FACTS)) this.#takeFacts(parse(text) as Facts);
    else if (text.startsWith(HEAD)) this.#takeHead(parse(text) as Head);
    else return text.startsWith('["presence"');
    this.#waiting.look(undefined);
    return true;
  }

  #takeSnapshot(channel: string, place: Cursor): void {
    if (this.#wasLive) this.trouble.push(`a snapshot of ${channel}`);
    this.#places.set(channel, place);
  }

  #takeFacts({ channel, epoch, facts }: Facts): void {
    for (const { seq } of facts) {
      const before = this.#places.get(channel);
      if (before?.epoch !== epoch || seq !== before.seq + 1) this.trouble.push(`a hole: ${seq} after ${before?.seq}`);
      this.#places.set(channel, { epoch, seq });
    }
  }

  #takeHead(head: Head): void {
    this.#link.judge(Object.entries(head).every(([channel, place]) => reaches(this.#places.get(channel), place)));
  }

  #takeLink(update: HubUpdate): void {
    if (update.type !== 'link') return;
    this.#update = update;
    this.#wasLive ||= update.link.phase === 'live';
    if (update.link.phase === 'stopped' && update.link.reason.code !== 'closed') {
      this.trouble.push(`stopped: ${update.link.reason.message}`);
    }
  }
}

export const openLightFollower = (options: FollowerOptions): Member => new LightFollower(options);

const reaches = (place: Cursor | undefined, target: Cursor): boolean =>
  place?.epoch === target.epoch && place.seq >= target.seq;

let last: { text: string; body: unknown } | undefined;

/** Many are told the same, one after another. */
function parse(text: string): unknown {
  if (last?.text !== text) last = { text, body: (JSON.parse(text) as [string, unknown])[1] };
  return last.body;
}
