import Database from 'better-sqlite3';

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

/** The rows that the hub writes for an intent, in prepared statements and nothing around them, each commit with its fsync. */
export class Bare {
  readonly #db: Database.Database;
  /** One change of equipment: its row, its fact, its channel's head, the installation's number, the stored answer. */
  readonly commit: (one: BareCommit) => void;
  /** One started session: the same, with its facts on the floor and on the person's channel. */
  readonly startSession: (one: BareCommit) => void;

  constructor(file: string) {
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.exec(TABLES);
    this.#db.pragma('synchronous = FULL');
    const run = this.#statements();
    this.commit = this.#db.transaction((one: BareCommit) => {
      run.head.run('floor', one.seq);
      run.fact.run('floor', one.seq, Date.now(), one.type, BY, one.fact);
      run.equipment.run(one.equipmentId, one.name);
      run.install.run(one.installId, OWNER, one.n);
      run.intent.run(one.installId, one.n, one.id, one.type, BY, one.occurredAt, Date.now(), one.ack);
    });
    this.startSession = this.#db.transaction((one: BareCommit) => {
      for (const channel of ['floor', OWNER]) {
        run.head.run(channel, one.seq);
        run.fact.run(channel, one.seq, Date.now(), one.type, BY, one.fact);
      }
      run.session.run(one.id, one.equipmentId, OWNER, 'sender', Date.now());
      run.install.run(one.installId, OWNER, one.n);
      run.intent.run(one.installId, one.n, one.id, one.type, BY, one.occurredAt, Date.now(), one.ack);
    });
  }

  #statements() {
    const prepare = (sql: string) => this.#db.prepare(sql);
    return {
      head: prepare("INSERT INTO channel VALUES (?, 'e', ?) ON CONFLICT (name) DO UPDATE SET head = excluded.head"),
      fact: prepare('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)'),
      equipment: prepare(
        `INSERT INTO equipment VALUES (?, ?, 'Room 0', '', 'operational', NULL, NULL, 0, 'allow-current', NULL)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      ),
      session: prepare(
        "INSERT INTO session VALUES (?, ?, ?, ?, NULL, NULL, 'Bench', NULL, ?, NULL, NULL, NULL, NULL, 0)",
      ),
      install: prepare('INSERT INTO install VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET last_n = excluded.last_n'),
      intent: prepare('INSERT INTO intent VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    };
  }
}

/** The hub's tables with their keys and indexes, without the constraints that nothing here could break. */
const TABLES = `
  CREATE TABLE channel (name TEXT PRIMARY KEY, epoch TEXT NOT NULL, head BIGINT NOT NULL);
  CREATE TABLE fact (channel TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, type TEXT NOT NULL,
    "by" TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (channel, seq));
  CREATE TABLE equipment (id TEXT PRIMARY KEY, name TEXT, room TEXT, category TEXT, condition TEXT, condition_reason TEXT,
    expected_back_at BIGINT, requires_qualification INTEGER, offline_policy TEXT, retired_at BIGINT);
  CREATE TABLE session (id TEXT PRIMARY KEY, equipment_id TEXT, operator_id TEXT, operator_name TEXT, user_id TEXT,
    user_name TEXT, project TEXT, station_id TEXT, started_at BIGINT, planned_end_at BIGINT, ended_at BIGINT,
    outcome TEXT, notes TEXT, recorded_offline INTEGER);
  CREATE UNIQUE INDEX one_open_session ON session (equipment_id) WHERE ended_at IS NULL;
  CREATE INDEX session_by_operator ON session (operator_id, started_at);
  CREATE TABLE install (id TEXT PRIMARY KEY, owner TEXT NOT NULL, last_n BIGINT NOT NULL);
  CREATE TABLE intent (install_id TEXT, n BIGINT, id TEXT, type TEXT, "by" TEXT, occurred_at BIGINT, received_at BIGINT,
    result TEXT, PRIMARY KEY (install_id, n));
`;
