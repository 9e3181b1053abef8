import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Equipment, Station, User } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { readConfig } from '../../server/config.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { Ledger } from '../../server/flow/ledger.ts';
import { type Hub, openStore, startHub } from '../../server/hub.ts';
import { hashBadge, hashPassword, hashToken, newToken } from '../../server/identity/hashes.ts';
import { createLog } from '../../server/log.ts';
import type { Secret } from '../../server/store/store.ts';
import { newEquipment, newStation, newUser } from '../contract/lab.ts';
import { closeClients, connect, type WireClient } from './wire-client.ts';

export const PASSWORD = 'correct horse battery';
const BADGES = { ana: '4711', ben: '4712', maria: '9001', ida: '9002' };

/** A small lab on a real hub: two instruments with a kiosk each, two researchers, one manager, one admin. */
export interface TestLab {
  hub: Hub;
  folder: string;
  confocal: Equipment;
  sem: Equipment;
  ana: User;
  ben: User;
  maria: User;
  ida: User;
  stations: { confocal: Station; sem: Station };
  tokens: { confocal: string; sem: string };
  badges: typeof BADGES;
  /** What the hub has logged, one JSON line each. */
  log: string[];
  /** The hub's clock; `now` may be set. */
  clock: { now: () => number };
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** `settings` are the hub's, as its configuration file names them. */
export async function startLab(settings: Record<string, unknown> = {}): Promise<TestLab> {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-hub-'));
  const confocal = newEquipment('Confocal');
  const sem = newEquipment('SEM');
  const stations = { confocal: newStation('Kiosk Confocal', [confocal.id]), sem: newStation('Kiosk SEM', [sem.id]) };
  const people = {
    ana: newUser('ana'),
    ben: newUser('ben'),
    maria: newUser('maria', 'manager'),
    ida: newUser('ida', 'admin'),
  };
  const tokens = { confocal: newToken('station'), sem: newToken('station') };
  const placed = [
    { ...confocal, stationIds: [stations.confocal.id] },
    { ...sem, stationIds: [stations.sem.id] },
  ] as [Equipment, Equipment];
  const store = await openStore(folder);
  const siteKey = await store.siteKey();
  const passwordHash = await hashPassword(PASSWORD);
  const facts: FactBody[] = [
    ...Object.values(people).map((user): FactBody => ({ type: 'user.created', user })),
    ...placed.map((equipment): FactBody => ({ type: 'equipment.created', equipment })),
    ...Object.values(stations).map((station): FactBody => ({ type: 'station.enrolled', station })),
  ];
  const keys = ['ana', 'ben', 'maria', 'ida'] as const;
  const secrets: Secret[] = [
    ...keys.map((key): Secret => {
      return { kind: 'user', userId: people[key].id, passwordHash, badgeHash: hashBadge(siteKey, BADGES[key]) };
    }),
    { kind: 'station', stationId: stations.confocal.id, tokenHash: hashToken(tokens.confocal) },
    { kind: 'station', stationId: stations.sem.id, tokenHash: hashToken(tokens.sem) },
  ];
  await writeDirectly(store, () => ({ facts, secrets }));
  await store.close();

  const log: string[] = [];
  const clock = { now: () => Date.now() };
  const start = (port: number) =>
    startHub({
      config: readConfig({ data: folder, port, ...settings }, {}),
      log: createLog('debug', { write: (line) => void log.push(line) }),
      now: () => clock.now(),
    });
  const lab: TestLab = {
    hub: await start(0),
    folder,
    confocal: placed[0],
    sem: placed[1],
    ...people,
    stations,
    tokens,
    badges: BADGES,
    log,
    clock,
    restart: async () => {
      const { port } = new URL(lab.hub.url);
      await lab.hub.stop();
      lab.hub = await start(Number(port));
    },
    close: async () => {
      closeClients();
      await lab.hub.stop();
      await rm(folder, { recursive: true });
    },
  };
  return lab;
}

/** The session cookie that the dashboard's sign-in sets. */
export async function signInCookie(url: string, username: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A dashboard: a person's connection by cookie. */
export async function dashboardOf(lab: TestLab, username: string, cursors = {}): Promise<WireClient> {
  const cookie = await signInCookie(lab.hub.url, username);
  return connect(lab.hub.url, { kind: 'person', cursors, headers: { cookie } });
}

/** A kiosk with somebody signed in by badge, or nobody. */
export async function kioskOf(
  lab: TestLab,
  at: 'confocal' | 'sem',
  badge?: keyof typeof BADGES,
  installId?: string,
): Promise<WireClient> {
  const token = lab.tokens[at];
  const kiosk = await connect(lab.hub.url, { kind: 'station', token, ...(installId !== undefined && { installId }) });
  if (badge !== undefined) await kiosk.call('sign-in', { badge: BADGES[badge] });
  return kiosk;
}

/** What a hub holds of a store that others have open too. */
export async function openLedger(folder: string): Promise<Ledger> {
  const store = await openStore(folder);
  const silent = { committed: () => undefined, appended: () => undefined, replaced: () => undefined };
  return new Ledger(store, await store.load(), silent);
}
