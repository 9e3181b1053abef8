import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../protocol/entities.ts';
import { type IntentType, ROLES_FOR_INTENT } from '../../protocol/intents.ts';
import { WHOLE_INTENTS } from '../../protocol/test-kit/whole-intents.ts';
import { dashboardOf, kioskOf, PASSWORD, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

const PEOPLE: Record<Role, 'ana' | 'maria' | 'ida'> = { researcher: 'ana', manager: 'maria', admin: 'ida' };
const TYPES = Object.keys(WHOLE_INTENTS) as IntentType[];

describe('who may ask for what', () => {
  let lab: TestLab;
  const desks = new Map<Role, WireClient>();
  const kiosks = new Map<Role | 'nobody', WireClient>();

  beforeAll(async () => {
    lab = await startLab();
    for (const role of Object.keys(PEOPLE) as Role[]) desks.set(role, await dashboardOf(lab, PEOPLE[role]));
  });
  afterAll(() => lab.close());

  /** One kiosk after the other: a station has one connection and one person. */
  async function kiosk(role: Role | 'nobody'): Promise<WireClient> {
    const known = kiosks.get(role);
    if (known?.socket.connected) return known;
    const made = await kioskOf(lab, 'confocal');
    if (role === 'nobody') await made.call('sign-out', {});
    else await made.call('sign-in', { username: PEOPLE[role], password: PASSWORD });
    kiosks.set(role, made);
    return made;
  }

  const NOT_THEIRS = /^This is for the people who run the lab/;
  /** The ids in it are nobody's, so that nothing happens; who may not ask is refused before anybody looks. */
  async function isLetThrough(client: WireClient | undefined, type: IntentType): Promise<boolean> {
    const answer = await client?.intent(WHOLE_INTENTS[type]);
    expect(answer).toBeDefined();
    return !(answer?.code === 'forbidden' && NOT_THEIRS.test(answer.message));
  }

  for (const role of Object.keys(PEOPLE) as Role[]) {
    test.each(TYPES)(`PE-1 ${role}: %s at a desk and at a kiosk`, async (type) => {
      const may = ROLES_FOR_INTENT[type].includes(role);
      expect(await isLetThrough(desks.get(role), type)).toBe(may);
      expect(await isLetThrough(await kiosk(role), type)).toBe(may);
    });
  }

  test.each(TYPES)('PE-1 nobody: %s', async (type) => {
    expect(await (await kiosk('nobody')).intent(WHOLE_INTENTS[type])).toMatchObject({
      ok: false,
      code: 'unauthorized',
    });
  });
});
