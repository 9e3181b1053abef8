import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { IntentBody } from '../../protocol/intents.ts';
import { withRecipient } from '../../server/flow/recipients.ts';
import { ana, desk, emptyLab, labAfter, maria, NOW, omar, run, station } from './rules-lab.ts';

describe('announcements and recipients', () => {
  test('R-29 posted, it is on the floor until it is cleared', () => {
    const id = newId();
    const post: IntentBody = { type: 'announcement.post', announcementId: id, text: 'Power cut at 5', until: NOW + 1 };
    const lab = labAfter(post, desk(maria), emptyLab);
    expect(lab.floor.announcements[id]).toEqual({
      id,
      text: 'Power cut at 5',
      until: NOW + 1,
      postedAt: NOW,
      postedBy: { id: maria.id, name: 'Maria' },
    });
    expect(run(post, desk(maria), lab)).toMatchObject({ code: 'already-exists' });
    expect(labAfter({ type: 'announcement.clear', announcementId: id }, desk(omar), lab).floor.announcements).toEqual(
      {},
    );
    expect(run({ type: 'announcement.clear', announcementId: id }, desk(omar), emptyLab)).toMatchObject({
      code: 'not-found',
    });
  });

  test('R-29 stations that are not there, and an end in the past, are refused', () => {
    const post = (over: object): IntentBody => ({ type: 'announcement.post', text: 'T', ...over });
    expect(run(post({ stationIds: [newId()] }), desk(maria), emptyLab)).toMatchObject({ path: 'stationIds' });
    expect(run(post({ until: NOW }), desk(maria), emptyLab)).toMatchObject({ code: 'invalid', path: 'until' });
    expect(run(post({ stationIds: [station.id] }), desk(maria), emptyLab)).toHaveProperty('facts');
  });

  test('R-30 who begins, is renamed, or stops to run the lab is told to the floor, and nobody else', () => {
    const known = (user = maria) => ({ recipients: { [user.id]: { id: user.id, name: user.name } } });
    const types = (...of: Parameters<typeof withRecipient>) => withRecipient(...of).map((one) => one.type);
    expect(types({ type: 'user.created', user: ana }, { recipients: {} })).toEqual(['user.created']);
    expect(types({ type: 'user.created', user: maria }, { recipients: {} })).toEqual([
      'user.created',
      'recipient.added',
    ]);
    expect(types({ type: 'user.updated', user: maria }, known())).toEqual(['user.updated']);
    const renamed = { ...maria, name: 'Maria B.' };
    expect(withRecipient({ type: 'user.updated', user: renamed }, known())[1]).toEqual({
      type: 'recipient.added',
      recipient: { id: maria.id, name: 'Maria B.' },
    });
    const gone = { ...maria, deactivatedAt: NOW };
    expect(types({ type: 'user.deactivated', user: gone }, known())).toEqual(['user.deactivated', 'recipient.removed']);
    const lower = { ...maria, role: 'researcher' as const };
    expect(types({ type: 'user.updated', user: lower }, known())).toEqual(['user.updated', 'recipient.removed']);
  });
});
