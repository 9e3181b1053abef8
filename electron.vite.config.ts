import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

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
    root: 'renderer',
    // Without `macroTransform` the build succeeds and the bundle is broken.
    plugins: [react(), lingui({ macroTransform: true })],
    build: { outDir: 'out/renderer', rolldownOptions: { input: 'renderer/index.html' } },
  },
});
