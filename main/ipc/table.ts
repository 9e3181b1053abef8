import { z } from 'zod';
import type { HubLink } from '../../client/hub-link.ts';
import { type KioskBridge, SHELL_MODES } from '../../client/kiosk-bridge.ts';
import { intentBody } from '../../protocol/intents.ts';
import { id } from '../../protocol/scalars.ts';
import { credentials } from '../../protocol/wire.ts';
import type { KioskShell } from '../shell/kiosk-shell.ts';
import { notify } from '../shell/notify.ts';
import type { IpcTable } from './serve.ts';
import type { Subscriptions } from './subscriptions.ts';

const subscriptionArgs = z.tuple([z.uuid(), z.int().min(1)]);
const none = z.tuple([]);
const desktopNotice = z.strictObject({
  id: z.string().max(200),
  title: z.string().max(200),
  body: z.string().max(400),
});

/** What the page can reach in main: the hub, through the same interface as in a browser, and its own window. */
export function ipcTable(
  link: HubLink,
  follow: Subscriptions,
  shell: Pick<KioskShell, 'setMode' | 'pageIsAlive' | 'idleMs'>,
  { hubUrl, leave }: { hubUrl: string; leave: KioskBridge['leave'] },
): IpcTable {
  return {
    'hub.subscribe': { args: subscriptionArgs, run: ([page, n], caller) => follow.add(caller, page, n) },
    'hub.unsubscribe': { args: subscriptionArgs, run: ([page, n], caller) => follow.remove(caller, page, n) },
    'hub.send': { args: z.tuple([intentBody]), run: ([body]) => link.send(body) },
    'hub.sign-in': { args: z.tuple([credentials]), run: ([shown]) => link.signIn(shown) },
    'hub.sign-out': { args: none, run: () => link.signOut() },
    'hub.retry-now': { args: none, run: () => link.retryNow() },
    'hub.dismiss': { args: z.tuple([id]), run: ([entry]) => link.dismiss(entry) },
    'shell.hub-address': { args: none, run: () => hubUrl },
    'shell.idle-ms': { args: none, run: () => shell.idleMs() },
    'shell.leave': { args: z.tuple([credentials]), run: ([shown]) => leave(shown) },
    'shell.set-mode': { args: z.tuple([z.enum(SHELL_MODES)]), run: ([mode]) => shell.setMode(mode) },
    'shell.notify': { args: z.tuple([desktopNotice]), run: ([notice]) => notify(notice) },
    'shell.alive': { args: none, run: () => shell.pageIsAlive() },
  };
}
