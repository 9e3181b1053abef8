import { ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import type { Log } from '../../client/log.ts';
import type { Invocations, InvokeChannel } from '../../preload/ipc.ts';
import { isOurPage } from './sender.ts';

type Args<C extends InvokeChannel> = Parameters<Invocations[C]>;
type Answer<C extends InvokeChannel> = Awaited<ReturnType<Invocations[C]>>;

/** What serves one channel. Without a schema there is no handler: arguments are only ever seen parsed. */
interface Service<C extends InvokeChannel> {
  args: z.ZodType<Args<C>>;
  run(args: Args<C>, caller: WebContents): Answer<C> | Promise<Answer<C>>;
}
export type IpcTable = { readonly [C in InvokeChannel]: Service<C> };

/** Registers the whole table; nothing else in the main process listens to a page. */
export function serveIpc(table: IpcTable, origins: readonly string[], log: Log): void {
  for (const channel of Object.keys(table) as InvokeChannel[]) serve(channel, table[channel], origins, log);
}

function serve<C extends InvokeChannel>(channel: C, service: Service<C>, origins: readonly string[], log: Log): void {
  ipcMain.handle(channel, (event, ...given: unknown[]) => {
    if (!isOurPage(event.senderFrame, origins)) {
      log({ level: 'warn', message: 'ipc from a foreign frame', detail: { channel, url: event.senderFrame?.url } });
      throw new Error(`${channel} is not for this page`);
    }
    const parsed = service.args.safeParse(given);
    if (parsed.success) return service.run(parsed.data, event.sender);
    // Which field was wrong, never what was in it: a badge or a password may be.
    const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`).join(', ');
    log({ level: 'warn', message: 'ipc with bad arguments', detail: { channel, fields } });
    throw new Error(`${channel} got bad arguments: ${fields}`);
  });
}
