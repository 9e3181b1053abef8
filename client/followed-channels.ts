import type { ChannelState } from '../protocol/channels.ts';
import type { ChannelName } from '../protocol/scalars.ts';
import type { Cursor, Cursors, Facts, Head, OkAck, SyncRequest } from '../protocol/wire.ts';
import { adoptEmpty, type ChannelLog, emptyLog, logOf, reaches, stateOf, takeFacts, wholeOf } from './channel-log.ts';
import type { HubUpdate } from './hub-link.ts';
import type { Whole } from './inbound.ts';
import type { Log } from './log.ts';

interface Followed {
  log: ChannelLog;
  /** The furthest place that this connection has shown the hub to have. */
  target: Cursor | null;
  /** `granted`: the hub said yes and what is missing is on its way. */
  sync: 'none' | 'asked' | 'granted';
  /** Where the log stood at the last head of this connection, null before any: then nobody has vouched for it. */
  seqAtHead: number | null;
  /** Whether it has had everything once on this connection; until then what is missing may still be on its way. */
  wasWhole: boolean;
}

const fresh = (log: ChannelLog): Followed => ({ log, target: null, sync: 'none', seqAtHead: null, wasWhole: false });

export interface ChannelPorts {
  emit(update: HubUpdate): void;
  askSync(request: SyncRequest, done: (answer: OkAck | 'lost') => void): void;
  log: Log;
}

/**
 * The logs that this client follows. They outlive connections: what was folded stays on the screen, and its cursor says
 * where to go on. Nothing here ever shows a state with a hole: facts behind a gap are dropped and asked for again.
 */
export class FollowedChannels {
  readonly #ports: ChannelPorts;
  readonly #followed = new Map<ChannelName, Followed>();

  constructor(ports: ChannelPorts) {
    this.#ports = ports;
  }

  /** Goes on from what was known before a restart; nothing of it counts as current before the hub has vouched for it. */
  restore(channels: readonly Whole[]): void {
    for (const whole of channels) this.#followed.set(whole.channel, fresh(logOf(whole)));
  }

  names(): ChannelName[] {
    return [...this.#followed.keys()];
  }

  follows(channel: ChannelName): boolean {
    return this.#followed.has(channel);
  }

  /** For the handshake: where each log ends. */
  cursors(): Cursors {
    const known = [...this.#followed.values()].flatMap(({ log }) =>
      log.epoch === null ? [] : [[log.channel, { epoch: log.epoch, seq: log.seq }] as const],
    );
    return Object.fromEntries(known);
  }

  /** A new connection: follows exactly these, and trusts no log before the hub's head has vouched for it. */
  begin(channels: readonly ChannelName[]): void {
    for (const gone of this.names().filter((one) => !channels.includes(one))) this.leave(gone);
    for (const channel of channels) this.#followed.set(channel, fresh(this.#logOf(channel)));
  }

  leave(channel: ChannelName): void {
    if (this.#followed.delete(channel)) this.#ports.emit({ type: 'left', channel });
  }

  /** Follows one more channel, whose facts the next head will show to be missing. */
  join(channel: ChannelName): void {
    if (!this.#followed.has(channel)) this.#followed.set(channel, fresh(emptyLog(channel)));
  }

  takeSnapshot(whole: Whole): void {
    const before = this.#followed.get(whole.channel);
    const target = further(before?.target ?? null, { epoch: whole.epoch, seq: whole.seq });
    const log = logOf(whole);
    const standing = before ?? { ...fresh(log), seqAtHead: whole.seq, wasWhole: true };
    this.#followed.set(whole.channel, { ...standing, log, target, sync: 'none' });
    this.#ports.emit({ type: 'snapshot', ...whole });
  }

  takeFacts(frame: Facts): void {
    const followed = this.#followed.get(frame.channel);
    if (!followed) {
      this.#ports.log({ level: 'warn', message: 'facts of a channel that is not followed', detail: frame.channel });
      return;
    }
    const wasUnnamed = followed.log.epoch === null;
    const { log, fresh: applied, gap } = takeFacts(followed.log, frame);
    followed.log = log;
    followed.target = further(followed.target, { epoch: frame.epoch, seq: frame.facts.at(-1)?.seq ?? 0 });
    // Whoever listens gets a whole state first, also where the log began with its first fact.
    if (applied.length > 0 && wasUnnamed) this.#emitWhole(log);
    else if (applied.length > 0) this.#ports.emit({ type: 'facts', ...frame, facts: applied });
    if (reaches(log, followed.target)) followed.sync = 'none';
    if (gap) this.#ask(followed);
  }

  /** Compares every log with the hub's head: the only way to notice facts that were lost at the end. */
  takeHead(head: Head): void {
    for (const followed of this.#followed.values()) {
      const place = Object.hasOwn(head, followed.log.channel) ? head[followed.log.channel] : undefined;
      if (place) this.#compare(followed, place);
      else this.#ports.log({ level: 'warn', message: 'a head without a channel', detail: followed.log.channel });
    }
  }

  /** Whether every log is known to be all that the hub has. */
  whole(): boolean {
    return [...this.#followed.values()].every(isWhole);
  }

  /** Whether this client has seen the place, or will never, because it doesn't follow the channel. */
  hasSeen(channel: string, seq: number): boolean {
    const followed = this.#followed.get(channel as ChannelName);
    return followed === undefined || followed.log.seq >= seq;
  }

  logs(): ChannelLog[] {
    return [...this.#followed.values()].map(({ log }) => log);
  }

  states(): ChannelState[] {
    return this.logs().map(stateOf);
  }

  /** The present states, as a new subscriber gets them. */
  replay(): HubUpdate[] {
    return this.logs().flatMap(snapshotOf);
  }

  #emitWhole(log: ChannelLog): void {
    for (const update of snapshotOf(log)) this.#ports.emit(update);
  }

  #logOf(channel: ChannelName): ChannelLog {
    return this.#followed.get(channel)?.log ?? emptyLog(channel);
  }

  #compare(followed: Followed, place: Cursor): void {
    const adopted = adoptEmpty(followed.log, place);
    if (adopted !== followed.log) {
      followed.log = adopted;
      this.#emitWhole(adopted);
    }
    followed.target = place;
    const stoodStill = followed.seqAtHead === followed.log.seq;
    followed.seqAtHead = followed.log.seq;
    if (reaches(followed.log, place)) {
      followed.sync = 'none';
      followed.wasWhole = true;
    } else if (stoodStill || (followed.wasWhole && followed.sync === 'none')) this.#ask(followed, 'again');
  }

  /** Asks for what is missing, once at a time: while an answer is on its way, more gaps say nothing new. */
  #ask(followed: Followed, again?: 'again'): void {
    if (followed.sync === 'asked' || (followed.sync === 'granted' && !again)) return;
    followed.sync = 'asked';
    const { channel, epoch, seq } = followed.log;
    this.#ports.log({ level: 'info', message: 'asking for missing facts', detail: { channel, since: seq } });
    this.#ports.askSync({ channel, epoch: epoch ?? '', since: seq }, (answer) => {
      // A snapshot may have come first and put another record in this one's place.
      if (followed.sync !== 'asked') return;
      followed.sync = answer !== 'lost' && answer.ok ? 'granted' : 'none';
    });
  }
}

const isWhole = ({ log, target, seqAtHead }: Followed): boolean =>
  seqAtHead !== null && target !== null && reaches(log, target);

/** The further of two places; another history is always further, because the log has to follow the hub there. */
const further = (a: Cursor | null, b: Cursor): Cursor => (a && a.epoch === b.epoch && a.seq >= b.seq ? a : b);

const snapshotOf = (log: ChannelLog): HubUpdate[] => wholeOf(log).map((whole) => ({ type: 'snapshot', ...whole }));
