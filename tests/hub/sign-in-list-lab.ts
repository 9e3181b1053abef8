import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import { openDatabase } from '../../main/outbox/open.ts';
import { KeptList } from '../../main/sign-in/kept-list.ts';
import { KeptTries } from '../../main/sign-in/kept-tries.ts';
import { SavedList } from '../../main/sign-in/saved-list.ts';
import type { ListBody, SignedList } from '../../protocol/sign-in-list.ts';
import { dashboardOf, kioskOf, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

export const PIN = '258014';
export const HOUR_MS = 3_600_000;

/** The system's encrypted storage: text that this machine alone reads back. */
export const vault = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from([...Buffer.from(text)].map((one) => one ^ 0x5a))),
  decryptStringAsync: (kept: Buffer) =>
    Promise.resolve({ result: Buffer.from([...kept].map((one) => one ^ 0x5a)).toString(), shouldReEncrypt: false }),
};

export const bodyOf = (list: SignedList) => JSON.parse(list.body) as ListBody;
export const at = (list: SignedList) => bodyOf(list).issuedAt;
const NOTHING: SignedList = { key: '', signature: '', body: JSON.stringify({ entries: [] }) };

/** A lab whose people have shown their badges with a PIN at one kiosk, and that kiosk's own side of its list. */
export class ListLab {
  readonly lab: TestLab;
  readonly kiosk: WireClient;
  readonly database: Database;
  readonly log: string[] = [];
  manager: WireClient;
  /** What the kiosk's own clock has counted. */
  elapsed = 0;
  place: SavedList;

  private constructor(lab: TestLab, manager: WireClient, kiosk: WireClient) {
    this.lab = lab;
    this.manager = manager;
    this.kiosk = kiosk;
    this.database = openDatabase(join(lab.folder, 'outbox.sqlite'));
    this.place = this.#open();
  }

  static async start(): Promise<ListLab> {
    const lab = await startLab({ signInResearcher: ['badge+pin', 'password'] });
    const here = new ListLab(lab, await dashboardOf(lab, 'maria'), await kioskOf(lab, 'confocal'));
    for (const userId of [lab.ana.id, lab.ben.id]) {
      await here.manager.intent({ type: 'user.set-credentials', userId, pin: PIN });
    }
    for (const badge of [lab.badges.ana, lab.badges.ben]) {
      expect(await here.kiosk.call('sign-in', { badge, pin: PIN })).toMatchObject({ ok: true });
    }
    await here.kiosk.call('sign-out', {});
    here.place = await here.opened();
    return here;
  }

  close(): Promise<void> {
    this.database.close();
    return this.lab.close();
  }

  /** The kiosk's own side, as a start of its program finds it. */
  async opened(token = 'this-station'): Promise<SavedList> {
    const list = this.#open();
    await list.belongTo(token);
    return list;
  }

  #open(): SavedList {
    return new SavedList({
      kept: new KeptList(this.database, vault, () => undefined),
      tries: new KeptTries(this.database),
      log: ({ message }) => this.log.push(message),
      elapsedMs: () => this.elapsed,
    });
  }

  lists(of = this.kiosk): SignedList[] {
    return of.frames.filter(({ event }) => event === 'sign-in-list').map(({ body }) => body as SignedList);
  }

  /** The list as of now: the first one is asked for, each later one comes by itself. */
  async listWith(entries: number, of = this.kiosk): Promise<SignedList> {
    if (this.lists(of).length === 0) expect(await of.call('sign-in-list', {})).toEqual({ ok: true });
    await expect.poll(() => bodyOf(this.lists(of).at(-1) ?? NOTHING).entries.length).toBe(entries);
    return this.lists(of).at(-1) as SignedList;
  }

  take(list: SignedList, to = this.place, now = at(list)) {
    return to.take(list, this.lab.stations.confocal.id, now);
  }

  signIn(list: SignedList, pin?: string, badge: string = this.lab.badges.ana, now = at(list) + 1) {
    return this.place.signIn({ badge, ...(pin !== undefined && { pin }) }, now);
  }

  forAna() {
    return { person: { user: { id: this.lab.ana.id } } };
  }
}
