import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [{ path: 'renderer/locales/{locale}', include: ['renderer'], exclude: ['**/*.test.*'] }],
  format: formatter({ lineNumbers: false }),
});
