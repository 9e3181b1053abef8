import { z } from 'zod';
import { newBadge, newPassword, newPin } from '../credentials.ts';
import { role, signInMeans, username } from '../entities.ts';
import { epochMs, id, name } from '../scalars.ts';

const userCreate = z.strictObject({
  type: z.literal('user.create'),
  userId: id,
  username,
  name,
  role,
  badge: newBadge.optional(),
  pin: newPin.optional(),
  password: newPassword.optional(),
});

const userUpdate = z.strictObject({
  type: z.literal('user.update'),
  userId: id,
  username: username.optional(),
  name: name.optional(),
  role: role.optional(),
});

const userDeactivate = z.strictObject({ type: z.literal('user.deactivate'), userId: id });
const userReactivate = z.strictObject({ type: z.literal('user.reactivate'), userId: id });

const userSetCredentials = z.strictObject({
  type: z.literal('user.set-credentials'),
  userId: id,
  badge: newBadge.optional(),
  pin: newPin.optional(),
  password: newPassword.optional(),
  /** What they can't sign in with any more. */
  remove: z.array(signInMeans).min(1).optional(),
});

/** The most people of one import: with long names and badges they still fit in one intent. */
export const MAX_IMPORT = 200;
const importedPerson = z.strictObject({ userId: id, username, name, role, badge: newBadge.optional() });
export type ImportedPerson = z.infer<typeof importedPerson>;

const userImport = z.strictObject({
  type: z.literal('user.import'),
  people: z.array(importedPerson).min(1).max(MAX_IMPORT),
});

const qualificationGrant = z.strictObject({
  type: z.literal('qualification.grant'),
  userId: id,
  equipmentId: id,
  expiresAt: epochMs.optional(),
});
const qualificationRevoke = z.strictObject({ type: z.literal('qualification.revoke'), userId: id, equipmentId: id });

/** Ends what too many wrong tries led to, for the person or the station of this id. */
const signInUnlock = z.strictObject({ type: z.literal('sign-in.unlock'), lockedId: id });

export const peopleIntents = [
  userCreate,
  userUpdate,
  userDeactivate,
  userReactivate,
  userSetCredentials,
  userImport,
  qualificationGrant,
  qualificationRevoke,
  signInUnlock,
] as const;
