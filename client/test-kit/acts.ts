import type { OutboxEntry } from '../hub-link.ts';
import type { Question } from './fake-network.ts';
import { headAt, helloOf } from './lab.ts';
import type { Rig } from './rig.ts';

/** What tests of acts ask of a rig: what is on its way, and what the hub answers. */

export const inFlight = ({ network }: Pick<Rig, 'network'>): Question[] => network.last.asked('intent');
export const the = (it: Pick<Rig, 'network'>): Question => {
  const [question, ...more] = inFlight(it);
  if (!question || more.length > 0) throw new Error(`${more.length + (question ? 1 : 0)} intents in flight`);
  return question;
};
export const ok = (n: number, seq: Record<string, number> = {}) => ({ n, ok: true, result: { made: n }, seq });
export const no = (n: number, code: string, more: object = {}) => ({ n, ok: false, code, message: 'No.', ...more });
export const brief = (entries: OutboxEntry[]) => entries.map((one) => `${one.n} ${one.state}`);

export async function reconnect(it: Rig, lastN: number, seq = 0): Promise<void> {
  it.network.last.break();
  it.clock.advance(250);
  it.network.last.connect();
  it.network.last.say('hello', helloOf({ lastN }));
  it.network.last.say('head', headAt(seq));
}
