import type { EventEmitter } from 'node:events';

/** Emits an event that a listener may prevent, as Electron's are; returns whether one did. */
export function emitPreventable(emitter: EventEmitter, name: string, ...args: unknown[]): boolean {
  const event = { defaultPrevented: false, preventDefault: () => Object.assign(event, { defaultPrevented: true }) };
  emitter.emit(name, event, ...args);
  return event.defaultPrevented;
}
