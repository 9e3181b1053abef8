import type { IntentBody } from '../../../protocol/intents.ts';
import type { Random } from '../random.ts';
import { atDesk } from './at-desk.ts';
import { atKiosk } from './at-kiosk.ts';
import type { Scene } from './scene.ts';

/** What somebody in front of a screen does next. */
export type Deed = { do: 'send'; body: IntentBody } | { do: 'sign-in'; badge: string } | { do: 'sign-out' };

/** Nothing, where there is nothing sensible to do. Each act carries a word of its own, by which its effect is known. */
export function nextDeed(scene: Scene, random: Random): Deed | undefined {
  if (scene.kind === 'person') return send(atDesk(scene, random));
  if (!scene.user) return { do: 'sign-in', badge: random.pick(scene.badges) };
  if (random.chance(SIGN_OUT_CHANCE)) return { do: 'sign-out' };
  return send(atKiosk(scene, scene.user, random));
}

const SIGN_OUT_CHANCE = 0.06;

const send = (body: IntentBody | undefined): Deed | undefined => body && { do: 'send', body };
