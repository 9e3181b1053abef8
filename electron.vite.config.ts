import { defineConfig } from 'electron-vite';
import renderer from './renderer/vite.renderer.config.ts';

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
  renderer,
});
