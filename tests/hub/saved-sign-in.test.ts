import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LetIn } from '../../client/saved-sign-ins.ts';
import type { SavedSignIn } from '../../protocol/sign-in-list.ts';
import { kioskOf } from './hub-fixture.ts';
import { HOUR_MS, ListLab, PIN } from './sign-in-list-lab.ts';

describe('what is done by a saved sign-in', () => {
  let here: ListLab;
  let ana: LetIn;
  let proof: SavedSignIn;
  beforeEach(async () => {
    here = await ListLab.start();
    const list = await here.listWith(2);
    await here.take(list);
    ana = (await here.signIn(list, PIN)) as LetIn;
    proof = { userId: here.lab.ana.id, version: ana.version, voucher: ana.person.voucher };
  });
  afterEach(() => here.close());

  const start = (more: Record<string, unknown> = {}, savedSignIn: SavedSignIn = proof) =>
    here.kiosk.intent({
      type: 'session.start',
      sessionId: newId(),
      equipmentId: here.lab.confocal.id,
      offline: true,
      occurredAt: Date.now(),
      savedSignIn,
      ...more,
    });

  test('OS-6 is theirs, once, with its mark, also in the audit; without a proof it is nobody’s', async () => {
    const { savedSignIn: _none, ...bare } = {
      savedSignIn: proof,
      type: 'session.start',
      sessionId: newId(),
      equipmentId: here.lab.confocal.id,
    };
    expect(await here.kiosk.intent(bare)).toMatchObject({ code: 'unauthorized' });
    const marked = { operator: { id: here.lab.ana.id }, signedInOffline: true, recordedOffline: true };
    expect(await start()).toMatchObject({ ok: true, result: { session: marked } });
    await expect
      .poll(() => here.manager.factsOf('floor').at(-1))
      .toMatchObject({
        type: 'session.started',
        by: { user: { name: 'Ana' }, station: { name: 'Kiosk Confocal' } },
        session: marked,
      });
    await here.lab.restart();
    const { records } = await here.lab.hub.store.auditBefore({ limit: 1 });
    expect(records).toMatchObject([{ type: 'session.start', user: { name: 'Ana' }, about: { shown: 'saved-list' } }]);
    const { floor } = await here.lab.hub.store.load();
    expect(Object.values(floor.sessions)).toMatchObject([marked]);
  });

  test('OS-6 a wrong proof is refused, for another person, list or station too; nothing beyond a use, a report and samples is done by it', async () => {
    const wrong: SavedSignIn[] = [
      { ...proof, voucher: randomBytes(32).toString('base64url') },
      { ...proof, userId: here.lab.ida.id },
      { ...proof, version: proof.version + 1 },
    ];
    for (const one of wrong) expect(await start({}, one)).toMatchObject({ ok: false, code: 'unauthorized' });
    const other = await kioskOf(here.lab, 'sem');
    const there = { type: 'session.start', sessionId: newId(), equipmentId: here.lab.sem.id, savedSignIn: proof };
    expect(await other.intent(there)).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await here.manager.intent({ ...there, equipmentId: here.lab.confocal.id })).toMatchObject({
      code: 'unauthorized',
    });
    const takeOver = {
      type: 'session.take-over',
      equipmentId: here.lab.confocal.id,
      sessionId: newId(),
      savedSignIn: proof,
    };
    expect(await here.kiosk.intent(takeOver)).toMatchObject({ ok: false, code: 'forbidden' });
    const resolve = { type: 'problem.resolve', problemId: newId(), savedSignIn: proof };
    expect(await here.kiosk.intent(resolve)).toMatchObject({ ok: false, code: 'forbidden' });
    const create = { type: 'equipment.create', equipmentId: newId(), name: 'Mine', savedSignIn: proof };
    expect(await here.kiosk.intent(create)).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('OS-6 problems are reported and samples submitted so, in the name of who did it, also told late', async () => {
    const words = { category: 'hardware', severity: 'major', stillUsable: true };
    const report = { type: 'problem.report', problemId: newId(), equipmentId: here.lab.confocal.id, ...words };
    const samples = [{ sampleId: newId(), label: 'A1' }];
    const submit = { type: 'sample.submit', samples, recipientId: here.lab.maria.id };
    const late = { savedSignIn: proof, offline: true, occurredAt: Date.now() };
    const theirs = { name: 'Ana' };
    expect(await here.kiosk.intent({ ...report, ...late })).toMatchObject({
      result: { problem: { reportedBy: theirs, recordedOffline: true } },
    });
    expect(await here.kiosk.intent({ ...submit, ...late })).toMatchObject({
      result: { samples: [{ submittedBy: theirs, recordedOffline: true }] },
    });
    await here.manager.intent({ type: 'user.deactivate', userId: here.lab.ana.id });
    const now = { ...report, problemId: newId(), savedSignIn: proof };
    expect(await here.kiosk.intent(now)).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await here.kiosk.intent({ ...now, ...late })).toMatchObject({ ok: true });
  });

  test('OS-6 a sign-in that has run out reports and submits nothing any more', async () => {
    const at = Date.now() + 73 * HOUR_MS;
    here.lab.clock.now = () => at;
    const words = { category: 'hardware', severity: 'minor', stillUsable: true };
    const report = { type: 'problem.report', equipmentId: here.lab.confocal.id, ...words, savedSignIn: proof };
    expect(await here.kiosk.intent(report)).toMatchObject({ ok: false, code: 'token-expired' });
    const samples = [{ sampleId: newId(), label: 'A1' }];
    const submit = { type: 'sample.submit', samples, recipientId: here.lab.maria.id, savedSignIn: proof };
    expect(await here.kiosk.intent(submit)).toMatchObject({ ok: false, code: 'token-expired' });
  });

  test('OS-7 from before an account was closed it stands, from after it is a conflict; so is one from after the list', async () => {
    const before = Date.now();
    await here.manager.intent({ type: 'user.deactivate', userId: here.lab.ana.id });
    const good = await start({ occurredAt: before - 1 });
    expect(good).toMatchObject({ ok: true, result: { session: { signedInOffline: true } } });
    expect(good.result.session).not.toHaveProperty('conflict');
    const end = { type: 'session.end', sessionId: good.result.session.id, outcome: 'completed', offline: true };
    expect(await here.kiosk.intent({ ...end, occurredAt: before, savedSignIn: proof })).toMatchObject({ ok: true });
    const late = await start({ occurredAt: Date.now() + 1 });
    expect(late).toMatchObject({ ok: true, result: { session: { conflict: { reason: 'no-sign-in' } } } });
    await expect.poll(() => here.manager.factsOf('staff').at(-1)).toMatchObject({ type: 'session.conflicted' });
    expect(await start({ offline: undefined })).toMatchObject({ ok: false, code: 'unauthorized' });
  });

  test('OS-7 from after the list had run out it is a conflict', async () => {
    const at = Date.now() + 73 * HOUR_MS;
    here.lab.clock.now = () => at;
    expect(await start({ occurredAt: at })).toMatchObject({
      result: { session: { conflict: { reason: 'no-sign-in' } } },
    });
    expect(await start({ offline: undefined })).toMatchObject({ ok: false, code: 'token-expired' });
  });
});
