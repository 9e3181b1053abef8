import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { check, report } from '../checker.ts';
import { emptyFloor, extension, type SoundCase, soundCase, startOf } from './sound-case.ts';

test('FA-18 where all is well the checker finds nothing', () => {
  expect(report(check(soundCase().evidence))).toBe('');
});

test.for<[rule: string, what: string, harm: (sound: SoundCase) => unknown]>([
  ['FA-3', 'a hole in the log', ({ floor }) => floor.splice(1, 1)],
  ['FA-3', 'a counter ahead of its log', ({ truth }) => Object.assign(truth.heads['staff'] ?? {}, { seq: 2 })],
  ['FA-3', 'a replay that is not the log', ({ truth }) => truth.replayed['floor']?.pop()],
  ['FA-3', 'a person’s channel that lacks a fact', ({ own }) => own.pop()],
  ['FA-4', 'a confirmed act without its fact', ({ floor }) => floor.pop()],
  ['FA-4', 'a confirmed act with another’s fact', ({ floor }) => floor.splice(2, 1, startOf(3, newId()))],
  ['FA-4', 'an act that happened twice', ({ floor }) => floor.push(extension(4))],
  ['FA-5', 'a refused act that happened', ({ floor, acts }) => floor.push(startOf(4, sessionOf(acts.refused)))],
  ['FA-6', 'an answer that the store doesn’t have', ({ truth }) => truth.intents.pop()],
  ['FA-6', 'an act that is stored twice', ({ truth }) => truth.intents.push(...truth.intents.slice(0, 1))],
  ['FA-6', 'two different answers', ({ acts }) => acts.start.answers.push({ ...DENIED, digest: 'other' })],
  ['FA-7', 'a saved act without an answer', ({ acts }) => acts.refused.answers.pop()],
  ['FA-7', 'a saved act that was only put off', ({ acts }) => acts.refused.answers.splice(0, 1, PUT_OFF)],
  ['FA-7', 'an act left in the outbox', ({ final }) => final.waiting.push(newId())],
  ['FA-8', 'a fact that nobody did', ({ truth }) => truth.intents.splice(1, 1)],
  ['FA-8', 'an act that nobody made', ({ story }) => story.acts.pop()],
  ['FA-9', 'acts out of order', ({ story }) => story.acts.reverse()],
  ['FA-9', 'an act under another’s name', ({ acts }) => Object.assign(acts.start, { by: newId() })],
  ['FA-10', 'a gap', ({ facts }) => facts.seq.shift()],
  ['FA-10', 'facts without a state before them', ({ story }) => story.entries.splice(1, 1)],
  ['FA-10', 'a step back', ({ story, snapshot }) => story.entries.push({ ...snapshot })],
  ['FA-10', 'another history', ({ facts }) => Object.assign(facts, { epoch: 'e2' })],
  ['FA-11', 'a fact that the store doesn’t have', ({ facts }) => facts.digests.splice(0, 1, 'other')],
  [
    'FA-11',
    'a state that never was',
    ({ story, snapshot }) => story.entries.splice(1, 1, { ...snapshot, digest: 'x' }),
  ],
  ['FA-12', 'a screen that lacks a session', ({ finalFloor }) => Object.assign(finalFloor, { state: emptyFloor() })],
  ['FA-12', 'a screen that is behind', ({ finalFloor }) => Object.assign(finalFloor, { seq: 2 })],
  ['FA-12', 'tables that differ', ({ truth }) => Object.assign(truth.loaded, { floor: emptyFloor() })],
  ['FA-12', 'a client that never said what it shows', ({ story }) => Object.assign(story, { final: undefined })],
  ['FA-13', 'a session that is not stored', ({ truth }) => truth.sessions.pop()],
  ['FA-13', 'a session that a newcomer isn’t shown', ({ fresh }) => Object.assign(fresh, { state: emptyFloor() })],
  ['FA-13', 'a session too many', ({ fresh }) => double(fresh.state.sessions)],
  ['FA-14', 'a client with a wrong clock', ({ final }) => Object.assign(final, { clockOffsetMs: 5_000 })],
  ['FA-14', 'an act with a wrong time', ({ story }) => Object.assign(story.entries[2] ?? {}, { time: WRONG_TIME })],
  ['FA-15', 'a complaint', ({ story }) => story.entries.push({ k: 'complaint', message: 'ouch' })],
])('FA-18 %s: the checker finds %s', ([rule, , harm]) => {
  const sound = soundCase();
  harm(sound);
  const violations = check(sound.evidence);
  expect(
    violations.map((one) => one.rule),
    report(violations),
  ).toContain(rule);
});

test('FA-18 a report names each rule once and is no flood', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ rule: 'FA-3', what: `hole ${i}` }));
  const lines = report([...many, { rule: 'FA-7', what: 'lost' }]).split('\n');
  expect(lines.filter((one) => one.startsWith('FA-'))).toEqual(['FA-3 is broken 30 times:', 'FA-7 is broken 1 times:']);
  expect(lines.length).toBeLessThan(15);
});

const WRONG_TIME = { occurredAt: 1_000, pressedAt: 5_000, savedAt: 5_100, clockErrorMs: 20 };
const DENIED = { n: 1, ok: false, code: 'conflict', message: 'No.', digest: 'one' } as const;
const PUT_OFF = { ...DENIED, code: 'storage-full' } as const;

const sessionOf = ({ body }: SoundCase['acts']['refused']): string => ('sessionId' in body ? body.sessionId : '');

function double(sessions: SoundCase['fresh']['state']['sessions']): void {
  for (const one of Object.values(sessions)) {
    const id = newId();
    sessions[id] = { ...one, id };
  }
}
