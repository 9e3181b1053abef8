import { expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { endChoices } from './end-choices.ts';

const NOW = 100_000;
const session: Session = { id: 's', equipmentId: 'e', operator: { id: 'a', name: 'Ana' }, startedAt: 50_000 };
const choices = (over: Partial<Session>) => [...endChoices({ ...session, ...over }, NOW)];

test('S-FO1 a forgotten session has ended when it was last touched, as planned, or now', () => {
  expect(choices({ plannedEndAt: 80_000, idleSince: 70_000 })).toEqual([
    ['touched', 70_000],
    ['planned', 80_000],
    ['now', NOW],
  ]);
  expect(choices({ plannedEndAt: 60_000, idleSince: 70_000 }).map(([choice]) => choice)).toEqual([
    'planned',
    'touched',
    'now',
  ]);
});

test('S-FO1 one that was not forgotten ends now: a plan to come, and a time before its start, are no ends', () => {
  expect(choices({ plannedEndAt: NOW + 1 })).toEqual([['now', NOW]]);
  expect(choices({ plannedEndAt: 40_000, idleSince: 50_000 })).toEqual([['now', NOW]]);
});
