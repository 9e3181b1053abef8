import type { Codec } from './codec.ts';
import { createCodec } from './codec.ts';

/** The name of the isolated world that the preload runs in, and of the binding that only this world has. */
export const PRELOAD_WORLD = 'electron-preload';
export const TO_MAIN = '__standInToMain';
export const FROM_MAIN = '__standInFromMain';

/** Runs first in the page's own world: turns what the preload exposes into objects on `window`. */
export function mainWorldSource(): string {
  return `if (window.top === window) (${createWorldLink})((${createCodec})(), 'preload>page', 'page>preload');`;
}

/** Runs in the isolated world: the built preload, with the `electron` module that a sandboxed preload can require. */
export function preloadSource(preload: string): string {
  return `if (window.top === window) (() => {
    const codec = (${createCodec})();
    const electron = (${createPreloadModule})(codec, (${createWorldLink})(codec, 'page>preload', 'preload>page'));
    (${tellTouches})((message) => globalThis.${TO_MAIN}(codec.encode(message)));
    const require = (name) => {
      if (name !== 'electron') throw new Error('module not found: ' + name);
      return electron;
    };
    const module = { exports: {} };
    (function (require, module, exports) {
${preload}
    })(require, module, module.exports);
  })();`;
}

type Tagged = { t: string; v: number };
type Message =
  | { do: 'expose'; key: string; api: unknown }
  | { do: 'call'; id: number; args: unknown[] }
  | { do: 'result'; ok: boolean; value: unknown }
  | { do: 'settle'; id: number; ok: boolean; value: unknown };
type WorldLink = { expose: (key: string, api: unknown) => void };

/**
 * One end of the way between the two worlds. They share nothing but the DOM, so everything goes as text in events,
 * which are dispatched synchronously: functions by number, promises by number, the rest by copy.
 */
function createWorldLink(codec: Codec, inbound: string, outbound: string): WorldLink {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let next = 0;
  let result: { ok: boolean; value: unknown } | undefined;

  const errorText = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const send = (message: Message) =>
    window.dispatchEvent(new CustomEvent(outbound, { detail: codec.encode(message, wrap) }));

  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++next, value as () => unknown);
      return { t: 'function', v: next };
    }
    if (!(value instanceof Promise)) return undefined;
    const id = ++next;
    value.then(
      (settled) => send({ do: 'settle', id, ok: true, value: settled }),
      (error) => send({ do: 'settle', id, ok: false, value: errorText(error) }),
    );
    return { t: 'promise', v: id };
  };

  const unwrap = (value: unknown): unknown => {
    const { t, v: id } = value as Tagged;
    if (t === 'function') return (...args: unknown[]) => call(id, args);
    if (t === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
    return undefined;
  };

  const call = (id: number, args: unknown[]): unknown => {
    result = undefined;
    send({ do: 'call', id, args });
    const answer = result as { ok: boolean; value: unknown } | undefined;
    if (answer?.ok) return answer.value;
    throw new Error(String(answer?.value ?? 'the other world did not answer'));
  };

  const run = (id: number, args: unknown[]): Message => {
    try {
      return { do: 'result', ok: true, value: functions.get(id)?.(...args) };
    } catch (error) {
      return { do: 'result', ok: false, value: errorText(error) };
    }
  };

  window.addEventListener(inbound, (event) => {
    const message = codec.decode(String((event as CustomEvent).detail), unwrap) as Message;
    if (message.do === 'expose') Object.defineProperty(window, message.key, { value: message.api, enumerable: true });
    if (message.do === 'call') send(run(message.id, message.args));
    if (message.do === 'result') result = message;
    if (message.do === 'settle') {
      const waiting = promises.get(message.id);
      promises.delete(message.id);
      if (message.ok) waiting?.resolve(message.value);
      else waiting?.reject(new Error(String(message.value)));
    }
  });

  return { expose: (key, api) => send({ do: 'expose', key, api }) };
}

/** The system sees every key and touch, whatever the page makes of it. */
function tellTouches(toMain: (message: object) => void): void {
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    window.addEventListener(type, (event) => event.isTrusted && toMain({ kind: 'touch' }), {
      capture: true,
      passive: true,
    });
  }
}

type Reply = { kind: 'reply'; id: number; ok: boolean; value: unknown };
type Sent = { kind: 'send'; channel: string; args: unknown[] };

/** What `require('electron')` gives a sandboxed preload: the renderer's half of IPC, and the bridge. */
function createPreloadModule(codec: Codec, link: WorldLink) {
  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  let next = 0;
  const toMain = (message: object) => world['__standInToMain']?.(codec.encode(message));

  world['__standInFromMain'] = (text) => {
    const message = codec.decode(text) as Reply | Sent;
    if (message.kind === 'send') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...message.args);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(String(message.value)));
  };

  const lacking = (name: string, part: object) =>
    new Proxy(part, {
      get(target, property) {
        if (property in target) return Reflect.get(target, property);
        throw new Error(`The stand-in for Electron lacks ${name}.${String(property)} in a preload.`);
      },
    });

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++next;
        pending.set(id, { resolve, reject });
        toMain({ kind: 'invoke', id, channel, args: structuredClone(args) });
      }),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const contextBridge = { exposeInMainWorld: link.expose };
  return lacking('electron', {
    ipcRenderer: lacking('ipcRenderer', ipcRenderer),
    contextBridge: lacking('contextBridge', contextBridge),
  });
}
