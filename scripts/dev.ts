import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build as pretty } from 'pino-pretty';
import { createServer, type ViteDevServer } from 'vite';
import { describeDemo, kioskAddress, readDemoNotes } from '../server/demo/describe.ts';
import { electronBinary } from './electron-binary.ts';
import { startHubProcess } from './hub-process.ts';
import { askedToStop, bin, childEnv, ROOT, start, stop } from './run.ts';

const STOP_WITHIN_MS = 10_000;
const SCREENS_PORT = 5173;
const HUB_PORT = 4180;

/** `npm run dev`: the hub restarts and the screens reload as their files change. */
async function main(): Promise<number> {
  const data = process.env['HYCON_DATA'] ?? join(ROOT, 'hycon-data');
  const origins = [`http://127.0.0.1:${SCREENS_PORT}`, `http://localhost:${SCREENS_PORT}`];
  process.env['HYCON_ALLOWED_ORIGINS'] = origins.join(',');
  const args = ['--demo', '--data', data, '--port', String(HUB_PORT)];
  const log = pretty({ singleLine: true, ignore: 'pid,hostname' });
  const hub = await startHubProcess(args, { node: ['--watch', '--watch-preserve-output'], log });
  if (hub === undefined) return 1;
  const screens = await serveScreens(hub.url);
  console.log(describeDemo(data, `http://127.0.0.1:${SCREENS_PORT}`));
  console.log(`hub      ${hub.url}, restarts when protocol/ or server/ change`);
  console.log(`screens  ${origins[0]}, reload when renderer/, client/ or protocol/ change`);
  const kiosk = startKiosk(hub.url, data);
  await askedToStop();
  const children = kiosk === undefined ? [hub.child] : [hub.child, kiosk];
  await Promise.all(children.map((child) => stop(child, STOP_WITHIN_MS)));
  await screens.close();
  return 0;
}

/** The page comes from Vite, what it asks of the hub goes on to the hub. */
async function serveScreens(hubUrl: string): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: join(ROOT, 'renderer', 'vite.renderer.config.ts'),
    server: {
      host: '127.0.0.1',
      port: SCREENS_PORT,
      strictPort: true,
      proxy: { '/api': hubUrl, '/oidc': hubUrl, '/socket.io': { target: hubUrl, ws: true } },
    },
  });
  return server.listen();
}

function startKiosk(hubUrl: string, data: string): ChildProcess | undefined {
  const station = readDemoNotes(data)?.stations[0];
  if (electronBinary() === undefined) {
    console.log('kiosk    in a browser: Electron is not fetched here (npm start does that where there is a display)');
    if (station) console.log(`         ${kioskAddress(`http://127.0.0.1:${SCREENS_PORT}`, station.token)}`);
    return undefined;
  }
  console.log('kiosk    in Electron, restarts when main/ or preload/ change');
  const rootFlags = process.getuid?.() === 0 ? ['--noSandbox'] : [];
  const args = ['dev', '--watch', ...rootFlags, '--', `--user-data-dir=${join(data, 'kiosk')}`];
  const token = station === undefined ? {} : { HYCON_STATION_TOKEN: station.token };
  return start(bin('electron-vite'), args, {
    env: childEnv({ HYCON_HUB_URL: hubUrl, HYCON_WINDOWED: 'true', ...token }),
  });
}

process.exit(await main());
