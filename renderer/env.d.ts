/// <reference types="vite/client" />
import type { KioskBridge } from '../client/kiosk-bridge.ts';

declare global {
  interface Window {
    /** Electron's main process, through the preload script; absent in a browser. */
    readonly hycon?: KioskBridge;
  }
}

declare global {
  interface ImportMetaEnv {
    readonly HYCON_VERSION: string;
  }
}
