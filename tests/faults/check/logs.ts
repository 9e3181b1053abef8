import { channelsOf } from '../../../protocol/channels.ts';
import type { Fact } from '../../../protocol/facts.ts';
import type { ChannelName } from '../../../protocol/scalars.ts';
import { canonical } from '../digest.ts';
import { type Evidence, mainFacts, placeOf, type Truth, type Violation } from './evidence.ts';

/** The hub's own logs: places 1, 2, 3 … to the head, the same over the wire, and every person's channel complete. */
export function checkHubLogs({ truth }: Evidence): Violation[] {
  const channels = Object.keys(truth.heads);
  return [
    ...channels.flatMap((channel) => checkPlaces(channel, truth)),
    ...Object.entries(truth.replayed).flatMap(([channel, facts]) => checkReplay(channel, facts, truth)),
    ...channels.filter((one) => one.startsWith('user/')).flatMap((channel) => checkCopies(channel, truth)),
  ];
}

function checkPlaces(channel: string, { heads, logs }: Truth): Violation[] {
  const places = (logs[channel] ?? []).map((fact) => fact.seq);
  const hole = places.find((seq, index) => seq !== index + 1);
  if (hole !== undefined) return [{ rule: 'FA-3', what: `The log has a hole before ${placeOf(channel, hole)}.` }];
  const head = heads[channel]?.seq ?? 0;
  if (places.length === head) return [];
  return [{ rule: 'FA-3', what: `${channel} ends at ${places.length}, and its counter says ${head}.` }];
}

function checkReplay(channel: string, facts: Fact[], { logs }: Truth): Violation[] {
  if (canonical(facts) === canonical(logs[channel] ?? [])) return [];
  return [{ rule: 'FA-3', what: `${channel} is replayed otherwise than the store has it.` }];
}

/** A person's own channel has the facts that belong there, each once. */
function checkCopies(channel: string, truth: Truth): Violation[] {
  const body = ({ seq: _seq, ...rest }: Fact): string => canonical(rest);
  const here = (truth.logs[channel] ?? []).map(body).sort();
  const due = mainFacts(truth)
    .filter(({ fact }) => channelsOf(fact).includes(channel as ChannelName))
    .map(({ fact }) => body(fact))
    .sort();
  if (canonical(here) === canonical(due)) return [];
  return [
    {
      rule: 'FA-3',
      what: `${channel} has ${here.length} facts, of those it should have (${due.length}) not each once.`,
    },
  ];
}
