import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { createCodec } from './codec.ts';
import { FROM_MAIN, mainWorldSource, PRELOAD_WORLD, preloadSource, TO_MAIN } from './injected.ts';

type Invoke = { kind: 'invoke'; id: number; channel: string; args: unknown[] };
type Touch = { kind: 'touch' };
interface Main {
  answer(channel: string, args: unknown[]): Promise<unknown>;
  touched(): void;
}

const codec = createCodec();

/** A page's preload, in an isolated world of real Chromium, and main's way to talk to it. */
export class PreloadWorld {
  readonly #cdp: CDPSession;
  readonly #main: Main;
  #contextId: number | undefined;

  constructor(cdp: CDPSession, main: Main) {
    this.#cdp = cdp;
    this.#main = main;
  }

  async install(preload: string): Promise<void> {
    this.#cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const isMainFrame = (context.auxData as { frameId?: string } | undefined)?.frameId === this.#mainFrameId;
      if (context.name === PRELOAD_WORLD && isMainFrame) this.#contextId = context.id;
    });
    this.#cdp.on('Runtime.executionContextsCleared', () => {
      this.#contextId = undefined;
    });
    this.#cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== TO_MAIN) return;
      const message = codec.decode(payload) as Invoke | Touch;
      if (message.kind === 'touch') this.#main.touched();
      else void this.#onMessage(message, executionContextId);
    });
    await this.#cdp.send('Page.enable');
    const { frameTree } = await this.#cdp.send('Page.getFrameTree');
    this.#mainFrameId = frameTree.frame.id;
    await this.#cdp.send('Runtime.enable');
    await this.#cdp.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: PRELOAD_WORLD });
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource() });
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadSource(readFileSync(preload, 'utf8')),
      worldName: PRELOAD_WORLD,
    });
  }

  /** What is sent while no page is there to hear it is lost, as in Electron. */
  send(channel: string, args: unknown[]): void {
    if (this.#contextId !== undefined) this.#deliver({ kind: 'send', channel, args }, this.#contextId);
  }

  #mainFrameId = '';

  async #onMessage({ id, channel, args }: Invoke, contextId: number): Promise<void> {
    try {
      this.#deliver({ kind: 'reply', id, ok: true, value: await this.#main.answer(channel, args) }, contextId);
    } catch (error) {
      this.#deliver({ kind: 'reply', id, ok: false, value: (error as Error).message }, contextId);
    }
  }

  #deliver(message: object, contextId: number): void {
    const expression = `${FROM_MAIN}(${JSON.stringify(codec.encode(message))})`;
    // A page that went away in the meantime has no use for the message.
    this.#cdp.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }
}
