import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';
import { PASSWORD, signInCookie, startLab } from './hub-fixture.ts';
import { startHubProcess } from './hub-process.ts';
import { closeClients, connect, refusalOf } from './wire-client.ts';

test('SE-7 a whole run at the most talkative level tells no secret', async () => {
  const lab = await startLab();
  await lab.hub.stop();
  const hub = await startHubProcess(['--data', lab.folder, '--log-level', 'trace']);
  let err = '';
  hub.child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const token = lab.tokens.confocal;
  const kiosk = await connect(hub.url, { token });
  await kiosk.call('sign-in', { badge: 'badge-of-a-stranger' });
  await kiosk.call('sign-in', { badge: 'badge-with-pin', pin: 'pin-86753' });
  await kiosk.call('sign-in', { username: 'ana', password: 'password-of-a-stranger' });
  await kiosk.call('sign-in', { username: 'ana', password: PASSWORD });
  await kiosk.intent({ type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id, token: 'in-an-act' });
  await refusalOf(hub.url, { token: 'hycon_station_of-nobody' });
  const cookie = await signInCookie(hub.url, 'maria');
  for (const path of [`/kiosk?station=${token}`, '/api/v1/session', '/metrics', `/${token}`, `/api/${token}`]) {
    await fetch(hub.url + path, { headers: { cookie, authorization: 'Bearer hycon_feed_of-nobody' } });
  }
  closeClients();
  expect(await hub.end('SIGTERM')).toBe(0);
  const said = err + hub.out() + readFileSync(join(lab.folder, 'hycon.db'), 'latin1');
  const secrets = [token, 'badge-of-a-stranger', 'badge-with-pin', 'pin-86753', 'password-of-a-stranger', PASSWORD];
  const more = ['in-an-act', 'hycon_station_of-nobody', 'hycon_feed_of-nobody', cookie.split('=')[1] ?? ''];
  for (const secret of [...secrets, ...more]) expect(said).not.toContain(secret);
});

test('SE-7 what is logged whole by mistake loses its secrets', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  log.info({ token: 'hunter2', body: { badge: 'hunter2', pin: 'hunter2' } }, 'one');
  log.info({ req: { headers: { cookie: 'hunter2', authorization: 'hunter2' } } }, 'two');
  log.error({ handshake: { auth: { token: 'hunter2' } }, credentials: { password: 'hunter2' } }, 'three');
  expect(lines).toHaveLength(3);
  expect(lines.join('')).not.toContain('hunter2');
});
