import type { App, WebContents } from 'electron';
import type { Log } from '../../client/log.ts';
import { originOf } from '../ipc/sender.ts';

/** Every page that this process ever makes stays where it was put: no other site, no second window, no webview. */
export function confineContents(app: App, origins: readonly string[], log: Log): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, origins, log));
}

function confine(contents: WebContents, origins: readonly string[], log: Log): void {
  const refuse = (what: string, url: string) =>
    log({ level: 'warn', message: `${what} refused`, detail: { to: originOf(url) } });
  contents.on('will-navigate', (event, url) => {
    if (origins.includes(originOf(url))) return;
    event.preventDefault();
    refuse('navigation', url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    refuse('window', url);
    return { action: 'deny' };
  });
}
