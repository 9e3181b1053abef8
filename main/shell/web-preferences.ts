import type { WebPreferences } from 'electron';

/**
 * What our page runs with: no Node, no shared world, and no developer tools in what is installed - with them whoever
 * stands at a kiosk would hold the bridge in their hands.
 */
export const webPreferences = (preload: string, isPackaged: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  devTools: !isPackaged,
  // A page that is covered for long would be slowed down to a word a minute, and be taken for one that hangs.
  backgroundThrottling: false,
});
