import type { SignedIn } from '../../protocol/wire.ts';

/** A person as the one who is signed in, and nothing else that is known of them. */
export const signedIn = ({ id, name, username, role }: SignedIn): SignedIn => ({ id, name, username, role });
