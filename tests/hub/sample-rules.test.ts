import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { applyPersonAll, emptyPerson } from '../../protocol/person.ts';
import { receiptOf } from '../../protocol/receipt.ts';
import { applyStaffAll } from '../../protocol/staff.ts';
import type { Decision, Lab } from '../../server/rules/rule.ts';
import { leftUnseen } from '../../server/rules/sample-unseen.ts';
import { ana, at, ben, desk, emptyLab, labAfter, maria, NOW, omar, run, station } from './rules-lab.ts';

describe('samples', () => {
  const first = newId();
  const second = newId();
  const submit: IntentBody = {
    type: 'sample.submit',
    samples: [
      { sampleId: first, label: 'A1', kind: 'Slide', hazard: 'Formalin' },
      { sampleId: second, label: 'A2' },
    ],
    recipientId: maria.id,
  };
  const submitted = labAfter(submit, at(ana), emptyLab);
  const inSight = (lab: Lab, id: string): Sample | undefined => lab.staff.samples[id];
  const setStatus = (status: Sample['status'], more: object = {}): IntentBody => ({
    type: 'sample.set-status',
    sampleId: first,
    status,
    ...more,
  });

  test('R-22 several at once have one receipt, are for one person, and unread there', () => {
    expect(Object.values(submitted.staff.samples)).toMatchObject([
      { id: first, label: 'A1', kind: 'Slide', hazard: 'Formalin', receipt: receiptOf(first), status: 'submitted' },
      { id: second, label: 'A2', kind: '', receipt: receiptOf(first), stationId: station.id },
    ]);
    expect(inSight(submitted, second)).toMatchObject({
      submittedBy: { name: 'Ana' },
      recipient: { name: 'Maria' },
      followerIds: [ana.id, maria.id],
      unreadBy: [maria.id],
    });
  });

  test('R-22 a receipt is short, and nothing in it is taken for something else', () => {
    expect(receiptOf('00000000-0000-7000-8000-000000000001')).toBe('0000-0001');
    expect(receiptOf('00000000-0000-7000-8000-00ffffffffff')).toBe('ZZZZ-ZZZZ');
    for (let i = 0; i < 200; i++) expect(receiptOf(newId())).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('R-22 the same twice, the same id in it twice, and nobody to receive it are refused', () => {
    expect(run(submit, at(ana), submitted)).toMatchObject({ code: 'already-exists' });
    const twice = { ...submit, samples: [1, 2].map(() => ({ sampleId: first, label: 'A' })) };
    expect(run(twice, at(ana), emptyLab)).toMatchObject({ code: 'invalid', path: 'samples' });
    expect(run({ ...submit, recipientId: newId() }, at(ana), emptyLab)).toMatchObject({ code: 'not-found' });
  });

  test('R-23 only those who have it in hand change it', () => {
    expect(run(setStatus('received'), at(ana), submitted)).toMatchObject({ code: 'forbidden' });
    const taken = labAfter({ type: 'sample.assign', sampleId: first, assigneeId: ben.id }, desk(maria), submitted);
    expect(labAfter(setStatus('received'), at(ben), taken).staff.samples[first]).toMatchObject({ status: 'received' });
    expect(labAfter(setStatus('received'), desk(omar), submitted).staff.samples[first]).toMatchObject({
      changedBy: { name: 'Omar' },
      unreadBy: [ana.id, maria.id],
    });
  });

  test('R-24 back and out need a word; an end is a manager’s to undo', () => {
    const running = labAfter(setStatus('running'), desk(maria), submitted);
    expect(run(setStatus('received'), desk(maria), running)).toMatchObject({ code: 'invalid', path: 'note' });
    expect(run(setStatus('rejected'), desk(maria), running)).toMatchObject({ code: 'invalid', path: 'note' });
    const rejected = labAfter(setStatus('rejected', { note: 'It leaks' }), desk(maria), running);
    expect(inSight(rejected, first)).toMatchObject({ status: 'rejected', note: 'It leaks', unreadBy: [ana.id] });
    expect(
      labAfter(setStatus('queued', { note: 'New tube' }), desk(maria), rejected).staff.samples[first]?.status,
    ).toBe('queued');
    const bens = labAfter({ type: 'sample.assign', sampleId: first, assigneeId: ben.id }, desk(maria), running);
    const done = labAfter(setStatus('done'), at(ben), bens);
    expect(run(setStatus('queued', { note: 'Again' }), at(ben), done)).toMatchObject({ code: 'already-ended' });
  });

  test('R-25 who comes second hears who was first; the same again is no trouble', () => {
    const received = labAfter(setStatus('received', { from: 'submitted' }), desk(maria), submitted);
    expect(run(setStatus('rejected', { from: 'submitted', note: 'x' }), desk(omar), received)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Maria'),
    });
    expect(run(setStatus('received', { from: 'submitted' }), desk(omar), received)).toMatchObject({ facts: [] });
    const omars = labAfter({ type: 'sample.assign', sampleId: first }, desk(omar), submitted);
    expect(run({ type: 'sample.assign', sampleId: first }, desk(maria), omars)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Omar'),
    });
    expect(labAfter({ type: 'sample.assign', sampleId: first, fromId: omar.id }, desk(maria), omars)).toMatchObject({
      staff: { samples: { [first]: { assignee: { name: 'Maria' }, followerIds: [ana.id, maria.id, omar.id] } } },
    });
    expect(run({ type: 'sample.assign', sampleId: first }, desk(omar), omars)).toMatchObject({ facts: [] });
  });

  test('R-26 reading is told once', () => {
    const read: IntentBody = { type: 'sample.mark-read', sampleIds: [first, second, newId(), first] };
    expect(run(read, desk(maria), submitted)).toMatchObject({ result: { count: 2 } });
    const seen = labAfter(read, desk(maria), submitted);
    expect(inSight(seen, first)?.unreadBy).toEqual([]);
    expect(run(read, desk(maria), seen)).toEqual({ facts: [], result: { count: 0 } });
    expect(run(read, at(ben), submitted)).toEqual({ facts: [], result: { count: 0 } });
  });

  test('R-27 what is finished goes when everyone concerned has seen it', () => {
    const done = labAfter(setStatus('done'), desk(maria), submitted);
    expect(inSight(done, first)).toMatchObject({ status: 'done', unreadBy: [ana.id] });
    const decision = run({ type: 'sample.mark-read', sampleIds: [first] }, at(ana), done) as Decision;
    expect(applyStaffAll(done.staff, decision.facts).samples[first]).toBeUndefined();
    const theirs = applyPersonAll({ ...emptyPerson, samples: done.staff.samples }, decision.facts);
    expect(Object.keys(theirs.samples)).toEqual([second]);
  });

  test('R-27b what is finished and was not looked at leaves the states after a time; what is on its way stays', () => {
    const done = labAfter(setStatus('done'), desk(maria), submitted);
    expect(leftUnseen(done.staff, NOW)).toEqual([]);
    const facts = leftUnseen(done.staff, NOW + 1);
    expect(facts).toEqual([{ type: 'inbox.read', sample: { ...inSight(done, first), unreadBy: [] } }]);
    const left = applyStaffAll(done.staff, facts);
    expect(Object.keys(left.samples)).toEqual([second]);
    expect(applyPersonAll({ ...emptyPerson, samples: done.staff.samples }, facts).samples).toEqual(left.samples);
    expect(leftUnseen(left, NOW + 1)).toEqual([]);
  });

  test('R-27b many leave some at a time', () => {
    const one = inSight(labAfter(setStatus('done'), desk(maria), submitted), first) as Sample;
    const many = Array.from({ length: 450 }, (_, i): Sample => ({ ...one, id: String(i) }));
    let staff: Lab['staff'] = { ...submitted.staff, samples: Object.fromEntries(many.map((each) => [each.id, each])) };
    const left: number[] = [];
    for (let facts = leftUnseen(staff, NOW + 1); facts.length > 0; facts = leftUnseen(staff, NOW + 1)) {
      left.push(facts.length);
      staff = applyStaffAll(staff, facts);
    }
    expect(left).toEqual([200, 200, 50]);
  });
});
