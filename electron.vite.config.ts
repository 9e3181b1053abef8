import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import renderer from './renderer/vite.renderer.config.ts';

/**
 * electron-vite's defaults suit a page that only Electron shows, and its targets are added to ours. The same bundle
 * serves browsers and has deep addresses, so what the renderer's own config says stands.
 */
const asInABrowser: Plugin = {
  name: 'as-in-a-browser',
  enforce: 'post',
  config(config) {
    config.base = '/';
    config.build = { ...config.build, minify: true, ...renderer.build };
  },
};

export default defineConfig({
  main: {
    build: {
      // Everything but the native module goes into the bundle: the package then ships one dependency, not a tree.
      externalizeDeps: false,
      rolldownOptions: { input: 'main/start.ts', external: ['better-sqlite3', 'electron'] },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be CommonJS.
      rolldownOptions: {
        input: 'preload/bridge.ts',
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...renderer,
    plugins: [...(renderer.plugins ?? []), asInABrowser],
  },
});
