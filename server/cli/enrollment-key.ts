import { Command } from 'commander';
import { z } from 'zod';
import { enrollmentKeyRequest } from '../../protocol/enrollment.ts';
import { name } from '../../protocol/scalars.ts';
import { writeDirectly } from '../flow/direct.ts';
import { newEnrollmentKey } from '../identity/enrollment-key.ts';
import type { Store } from '../store/store.ts';
import { CliRefusal } from './explain.ts';
import { type Env, type Options, read, withCommon, withStore } from './with-store.ts';

/** `enrollment-key add`: a key with which kiosks enroll by themselves. Works beside a running hub, and without one. */
export function enrollmentKeyCommand(env: Env): Command {
  const add = new Command('add')
    .description('The key is shown once.')
    .option('--expires <when>', 'after so long (30m, 12h, 7d), or at a time (2026-12-24, 2026-12-24T18:00Z); 7d')
    .option('--uses <count>', 'how many kiosks it enrolls; 1')
    .option('--name <name>', 'what it is for')
    .action((options: Options) => withStore(env, options, (store) => addKey(store, options, Date.now())));
  return new Command('enrollment-key').addCommand(withCommon(add));
}

async function addKey(store: Store, options: Options, now: number) {
  const { uses, expires } = options;
  const request = {
    ...(options['name'] !== undefined && { name: read(name, options['name'], 'the name') }),
    ...(uses !== undefined && {
      uses: read(z.coerce.number().pipe(enrollmentKeyRequest.shape.uses.unwrap()), uses, 'the number of uses'),
    }),
    ...(expires !== undefined && { validMs: validMs(String(expires), now) }),
  };
  const { enrollmentKey, key, direct } = newEnrollmentKey(request, now);
  const refusal = await writeDirectly(store, () => direct);
  if (refusal) throw new CliRefusal(refusal.message);
  const until = new Date(enrollmentKey.expiresAt).toISOString();
  const times = enrollmentKey.maxUses === 1 ? 'one kiosk' : `${enrollmentKey.maxUses} kiosks`;
  return {
    said: `This key enrolls ${times} until ${until}. It is shown only now: ${key}`,
    json: { ...enrollmentKey, key },
  };
}

const UNITS_MS = { m: 60_000, h: 3_600_000, d: 24 * 3_600_000 };

/** How long from now: `12h`, or until a time that is still to come. */
function validMs(said: string, now: number): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(said) ?? [];
  const ms = count === undefined ? Date.parse(said) - now : Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
  const parsed = enrollmentKeyRequest.shape.validMs.safeParse(ms);
  if (parsed.success && parsed.data !== undefined) return parsed.data;
  throw new CliRefusal(
    `“${said}” won’t do as the expiry: say how long (30m, 12h, 7d; a year at most) or a time to come (2026-12-24).`,
  );
}
