import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { linguiMacro } from './lingui-macro.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: here('.'),
  plugins: [linguiMacro(), react(), lingui({ failOnMissing: true, failOnCompileError: true })],
  define: { 'import.meta.env.HYCON_VERSION': JSON.stringify(version) },
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    rollupOptions: { input: here('index.html') },
    // The strict CSP knows no `data:`, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome130', 'firefox136', 'safari18.4'],
  },
});
