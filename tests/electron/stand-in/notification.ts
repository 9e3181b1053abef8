import { EventEmitter } from 'node:events';
import { record } from './calls.ts';

/** Notifications belong to no window. */
const NO_WINDOW = 0;

/** `Notification`: what would be on the desktop is recorded when it is shown, and not before. */
export class StandInNotification
  extends EventEmitter
  implements Pick<Electron.Notification, 'title' | 'body' | 'show'>
{
  static isSupported = (): boolean => true;
  readonly title: string;
  readonly body: string;
  readonly #options: Electron.NotificationConstructorOptions;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.#options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    record(NO_WINDOW, 'Notification.show', this.#options);
    this.emit('show', {});
  }
}
