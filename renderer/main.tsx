// biome-ignore-start assist/source/organizeImports: the first import must come first
import './app/no-eval.ts';
// biome-ignore-end assist/source/organizeImports: the rest may move
import '@fontsource/atkinson-hyperlegible-next/400.css';
import '@fontsource/atkinson-hyperlegible-next/600.css';
import '@fontsource/atkinson-hyperlegible-next/700.css';
import './ui/tokens.css';
import './ui/base.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './app/language.ts';
import { followTheme } from './app/theme.ts';

/**
 * One page, two screens: each comes with its own code. A table, because a minifier that joins two `import()`s in one
 * expression loses their style sheets (seen in Vite 8.3).
 */
const SCREENS = {
  kiosk: () => import('./kiosk/KioskPage.tsx'),
  dashboard: () => import('./dashboard/DashboardPage.tsx'),
};

const name = location.pathname === '/kiosk' || window.hycon ? 'kiosk' : 'dashboard';

async function start(container: HTMLElement): Promise<void> {
  document.documentElement.dataset['screen'] = name;
  followTheme(document.documentElement);
  const [screen] = await Promise.all([SCREENS[name](), startLanguage()]);
  createRoot(container).render(
    <I18nProvider i18n={i18n}>
      <screen.Page />
    </I18nProvider>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
