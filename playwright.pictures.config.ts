import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run pictures`: makes the pictures of README and handbook anew, from the demo lab as it is now. */
export default defineConfig({
  ...base,
  projects: [{ name: 'pictures', testMatch: 'e2e/handbook.pictures.ts' }],
  retries: 0,
});
