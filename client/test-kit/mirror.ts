import type { ChannelState } from '../../protocol/channels.ts';
import type { StationPresence } from '../../protocol/presence.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import { foldFacts } from '../channel-log.ts';
import type { HubLink, HubUpdate } from '../hub-link.ts';

type Of<T extends HubUpdate['type']> = Extract<HubUpdate, { type: T }>;

/** What a screen knows: the updates of a link, folded the way a screen folds them. */
export class Mirror {
  readonly updates: HubUpdate[] = [];
  readonly logs = new Map<ChannelName, { epoch: string; seq: number; state: ChannelState }>();
  readonly stations = new Map<string, StationPresence>();
  link: Of<'link'> | undefined;
  actor: Of<'actor'> | undefined;
  clock: Of<'clock'> | undefined;
  currentAt: number | undefined;
  outbox: Of<'outbox'>['entries'] = [];
  answered: Of<'answered'>['acts'] = [];
  readonly leave: () => void;

  constructor(link: Pick<HubLink, 'subscribe'>) {
    this.leave = link.subscribe((update) => this.#take(update));
  }

  get phase(): string | undefined {
    return this.link?.link.phase;
  }

  /** How many updates of a kind there were. */
  count(type: HubUpdate['type']): number {
    return this.updates.filter((one) => one.type === type).length;
  }

  #take(update: HubUpdate): void {
    this.updates.push(update);
    switch (update.type) {
      case 'link':
        this.link = update;
        break;
      case 'actor':
        this.actor = update;
        break;
      case 'snapshot':
        this.logs.set(update.channel, { epoch: update.epoch, seq: update.seq, state: update.state });
        break;
      case 'facts':
        this.#fold(update);
        break;
      case 'left':
        this.logs.delete(update.channel);
        break;
      case 'presence':
        if (update.full) this.stations.clear();
        for (const one of update.stations) this.stations.set(one.stationId, one);
        break;
      case 'outbox':
        this.outbox = update.entries;
        break;
      case 'answered':
        this.answered = update.acts;
        break;
      case 'clock':
        this.clock = update;
        break;
      case 'saved-list':
      case 'idle-policy':
      case 'enrollment':
        break;
      case 'current':
        this.currentAt = update.at;
    }
  }

  #fold({ channel, epoch, facts }: Of<'facts'>): void {
    const log = this.logs.get(channel);
    if (log?.epoch !== epoch || facts[0]?.seq !== log.seq + 1) throw new Error(`a hole in ${channel} at ${log?.seq}`);
    const state = foldFacts(channel, log.state, facts);
    this.logs.set(channel, { epoch, seq: facts.at(-1)?.seq ?? log.seq, state });
  }
}
