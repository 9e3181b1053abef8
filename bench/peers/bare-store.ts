import Database from 'better-sqlite3';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';

export interface BareCommit {
  installId: string;
  n: number;
  id: string;
  occurredAt: number;
  type: string;
  equipmentId: string;
  name: string;
  seq: number;
  fact: string;
  ack: string;
}

const OWNER = 'user/01999999-0000-7000-8000-000000000000';
const BY = '{"user":{"id":"01999999-0000-7000-8000-000000000000","name":"sender"}}';

const ABOUT = '{"equipmentId":"01999999-0000-7000-8000-000000000000"}';

/**
 * The rows that the hub writes for an intent, into the tables that it makes, by prepared statements and nothing around
 * them; each commit with its fsync.
 */
export class Bare {
  /** One change of equipment: its row, its fact, its channel's head, the installation's number, the answer, the audit. */
  readonly commit: (one: BareCommit) => void;
  /** One started session: the same, with its facts on the floor and on the person's channel. */
  readonly startSession: (one: BareCommit) => void;

  static async open(file: string): Promise<Bare> {
    await (await openSqliteStore(file)).close();
    return new Bare(file);
  }

  private constructor(file: string) {
    const db = new Database(file);
    db.pragma('foreign_keys = OFF');
    db.pragma('synchronous = FULL');
    const run = statements(db);
    const record = (one: BareCommit): void => {
      const now = Date.now();
      run.install.run(one.installId, OWNER, one.n);
      run.intent.run(one.installId, one.n, one.id, one.type, BY, one.occurredAt, now, one.ack);
      run.audit.run(now, one.type, BY, one.equipmentId, ABOUT);
    };
    const append = (channel: string, one: BareCommit): void => {
      run.head.run(channel, one.seq);
      run.fact.run(channel, one.seq, Date.now(), one.type, BY, one.fact);
    };
    this.commit = db.transaction((one: BareCommit) => {
      append('floor', one);
      run.equipment.run(one.equipmentId, one.name);
      record(one);
    });
    this.startSession = db.transaction((one: BareCommit) => {
      for (const channel of ['floor', OWNER]) append(channel, one);
      run.session.run(one.id, one.equipmentId, OWNER, Date.now());
      record(one);
    });
  }
}

function statements(db: Database.Database) {
  const prepare = (sql: string) => db.prepare(sql);
  return {
    head: prepare("INSERT INTO channel VALUES (?, 'e', ?) ON CONFLICT (name) DO UPDATE SET head = excluded.head"),
    fact: prepare('INSERT INTO fact (channel, seq, at, type, "by", body) VALUES (?, ?, ?, ?, ?, ?)'),
    equipment: prepare(
      `INSERT INTO equipment (id, name, room, category, condition, requires_qualification, offline_policy)
       VALUES (?, ?, 'Room 0', '', 'operational', 0, 'allow-current') ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
    ),
    session: prepare(
      `INSERT INTO session (id, equipment_id, operator_id, operator_name, project, started_at, recorded_offline)
       VALUES (?, ?, ?, 'sender', 'Bench', ?, 0)`,
    ),
    install: prepare('INSERT INTO install VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET last_n = excluded.last_n'),
    intent: prepare(
      `INSERT INTO intent (install_id, n, id, type, "by", occurred_at, received_at, result)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    audit: prepare(
      `INSERT INTO audit (at, type, result, source, "by", user_id, address, about)
       VALUES (?, ?, 'ok', 'dashboard', ?, ?, '127.0.0.1', ?)`,
    ),
  };
}
