import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type PeerCertificate } from 'node:tls';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { createListener } from '../../server/http/listener.ts';
import { followRenewals } from '../../server/http/tls.ts';
import { type Hub, startHub } from '../../server/hub.ts';
import { createLog } from '../../server/log.ts';

describe('tls', () => {
  let folder: string;
  let tls: { cert: string; key: string };
  let hub: Hub | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hycon-tls-'));
    tls = makePair('first');
  });
  afterEach(async () => {
    await hub?.stop();
    hub = undefined;
    await rm(folder, { recursive: true });
  });

  const makePair = (name: string) => {
    const [cert, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', `/CN=${name}`, '-days', '2', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { cert, key };
  };
  const start = (more: object) =>
    startHub({ config: readConfig({ data: join(folder, 'data'), port: 0, ...more }, {}), log: createLog('silent') });

  test('SE-2 the hub speaks TLS, and its cookie and answers keep browsers there', async () => {
    hub = await start(tls);
    expect(hub.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const { status, headers } = await ask(hub.url, '/healthz');
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    await expect(fetch(`${hub.url.replace('https', 'http')}/healthz`)).rejects.toThrow();
    const out = await ask(hub.url, '/api/v1/session', 'DELETE', { origin: hub.url.replace('https', 'http') });
    expect(out.status).toBe(403);
    expect((await ask(hub.url, '/api/v1/session', 'DELETE', { origin: hub.url })).status).toBe(204);
    const client = { kind: 'feed', version: 'test', installId: 'a' };
    const socket = io(hub.url, {
      transports: ['websocket'],
      reconnection: false,
      rejectUnauthorized: false,
      auth: { protocol: 1, client, token: 'nonsense' },
    });
    const refused = await new Promise((resolve) => socket.once('connect_error', resolve));
    expect(refused).toMatchObject({ data: { code: 'unauthorized' } });
    socket.disconnect();
  });

  test('SE-2 a renewed certificate is in use without a restart; half a pair changes nothing', async () => {
    const server = createListener((_request, response) => response.end(), tls, 100);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const log: string[] = [];
    const stop = followRenewals(server, tls, createLog('info', { write: (line) => void log.push(line) }), 20);
    const { port } = server.address() as { port: number };
    expect(await nameOn(port)).toBe('first');
    const next = makePair('second');
    await copyFile(next.cert, tls.cert);
    await expect.poll(() => log.join('')).toContain('the one before it stays');
    expect(await nameOn(port)).toBe('first');
    await copyFile(next.key, tls.key);
    await expect.poll(() => nameOn(port)).toBe('second');
    expect(log.join('')).toContain('The renewed certificate is in use.');
    stop();
    server.close();
  });

  test('SE-2 a certificate without its key, or with another’s, stops the start with a sentence', async () => {
    expect(() => readConfig({ cert: tls.cert }, {})).toThrow('a certificate needs its key');
    const other = makePair('other');
    await expect(start({ cert: tls.cert, key: other.key })).rejects.toThrow(ConfigError);
    await expect(start({ ...tls, key: join(folder, 'gone.key') })).rejects.toThrow('gone.key');
  });
});

interface Answered {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
}

const ask = (url: string, path: string, method = 'GET', headers = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, rejectUnauthorized: false }, (response) => {
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });

const nameOn = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const line = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      const certificate: PeerCertificate = line.getPeerCertificate();
      line.destroy();
      resolve(String(certificate.subject.CN));
    });
    line.on('error', reject);
  });
