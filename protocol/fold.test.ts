import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelState, channelsOf, foldOf, peopleOf } from './channels.ts';
import { type Fact, fact, unknownFact } from './facts.ts';
import { type ChannelName, channelName, personChannel } from './scalars.ts';
import { arbFactBody, arbLog } from './test-kit/arbitrary.ts';
import { facts } from './wire.ts';

const CHANNELS: ChannelName[] = ['floor', 'staff', personChannel('00000000-0000-7000-8000-000000000900')];

const fold = (channel: ChannelName, log: Fact[], from: ChannelState = foldOf(channel).empty): ChannelState =>
  log.reduce<ChannelState>((state, one) => foldOf(channel).apply(state as never, one), from);

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

describe.each(CHANNELS)('the fold of %s', (channel) => {
  it('PR-1 gives the same state whole or in pieces', () => {
    fc.assert(
      fc.property(arbLog, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (log, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const inPieces = fold(
          channel,
          log.slice(second),
          fold(channel, log.slice(first, second), fold(channel, log.slice(0, first))),
        );
        expect(inPieces).toEqual(fold(channel, log));
      }),
    );
  });

  it('PR-1 gives the same state for many facts at once', () => {
    fc.assert(
      fc.property(arbLog, fc.nat({ max: 60 }), (log, at) => {
        const { applyAll } = foldOf(channel);
        const from = fold(channel, log.slice(0, at));
        expect(applyAll(from as never, log.slice(at))).toEqual(fold(channel, log));
        expect(from).toEqual(fold(channel, log.slice(0, at)));
      }),
    );
  });

  it('PR-2 gives the same from a snapshot that went over the wire, and later facts', () => {
    fc.assert(
      fc.property(arbLog, fc.nat({ max: 60 }), (log, at) => {
        const sent = JSON.stringify(fold(channel, log.slice(0, at)));
        const snapshot = foldOf(channel).schema.parse(JSON.parse(sent));
        expect(fold(channel, log.slice(at), snapshot)).toEqual(fold(channel, log));
      }),
    );
  });

  it('PR-3 leaves the state that goes in as it was', () => {
    fc.assert(
      fc.property(arbLog, arbFactBody, (log, body) => {
        const before = deepFreeze(fold(channel, log));
        expect(() => foldOf(channel).apply(before as never, body)).not.toThrow();
      }),
    );
  });
});

describe('a fact', () => {
  it('PR-4 comes out of its schema as it went in, over JSON', () => {
    fc.assert(
      fc.property(arbLog, (log) => {
        for (const one of log) expect(fact.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
      }),
    );
  });

  it('PR-5 goes on at least one channel, a session’s also on that of each person in it', () => {
    fc.assert(
      fc.property(arbFactBody, (body) => {
        const channels = channelsOf(body);
        expect(channels.length).toBeGreaterThan(0);
        expect(new Set(channels).size).toBe(channels.length);
        for (const channel of channels) expect(channelName.safeParse(channel).success).toBe(true);
        if ('session' in body) expect(channels.slice(1)).toEqual(peopleOf(body.session).map(personChannel));
      }),
    );
  });

  const place = { seq: 1, at: 1, by: {} };

  it('PR-6 of an unknown type keeps its place in a frame', () => {
    const frame = { channel: 'floor', epoch: 'e', facts: [{ ...place, type: 'kettle.boiled', kettle: { hot: true } }] };
    expect(facts.parse(frame).facts).toEqual([{ ...place, type: 'kettle.boiled' }]);
  });

  it('PR-6 of a known type with a body that can’t be read makes the frame unreadable', () => {
    const one = { ...place, type: 'session.started', session: { id: 'no uuid' } };
    expect(unknownFact.safeParse(one).success).toBe(false);
    expect(facts.safeParse({ channel: 'floor', epoch: 'e', facts: [one] }).success).toBe(false);
  });
});
