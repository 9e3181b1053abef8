import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test as base } from './kiosk-test.ts';
import { MainProcess } from './main-process.ts';

/** Runs a few lines as a main process of the stand-in, to its end. */
const test = base.extend<{ run(lines: string): Promise<{ code: number | null; output: string }> }>({
  run: async ({ userDataDir }, use) => {
    await use(async (lines) => {
      const entry = join(userDataDir, 'main.mjs');
      writeFileSync(entry, lines);
      const main = new MainProcess(entry, { userDataDir });
      const { code } = await main.exited;
      return { code, output: main.output() };
    });
  },
});

test('K-23 what the stand-in lacks, throws', async ({ run }) => {
  const { code, output } = await run(`import { app } from 'electron'; app.setBadgeCount(1);`);
  expect(code).not.toBe(0);
  expect(output).toContain('lacks app.setBadgeCount');
  expect((await run(`import { Tray } from 'electron'; new Tray('x');`)).output).toContain("named 'Tray'");
});

test('K-23 nothing is ready before the entry is imported', async ({ run }) => {
  const { output } = await run(`
    import { app } from 'electron';
    let during = true;
    app.whenReady().then(() => { console.log('ready', during ? 'during' : 'after'); app.exit(); });
    await new Promise((resolve) => setImmediate(resolve));
    during = false;
  `);
  expect(output).toContain('ready after');
});

test('K-23 a window before that, or outside of the sandbox, is refused', async ({ run }) => {
  const early = await run(`import { BrowserWindow } from 'electron'; new BrowserWindow();`);
  expect(early.output).toContain('before app is ready');
  const open = await run(`
    import { app, BrowserWindow } from 'electron';
    app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: false } }));
  `);
  expect(open.output).toContain('outside of the sandbox');
});

test('K-23 a second handler of one channel or one scheme is refused', async ({ run }) => {
  const ipc = await run(
    `import { ipcMain } from 'electron'; ipcMain.handle('x', () => 1); ipcMain.handle('x', () => 2);`,
  );
  expect(ipc.output).toContain("second handler for 'x'");
  const scheme = await run(`
    import { protocol } from 'electron';
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    protocol.handle('app', () => new Response());
    protocol.handle('app', () => new Response());
  `);
  expect(scheme.output).toContain("scheme 'app' exists already");
});
