import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Role } from '../protocol/entities.ts';
import { type IdlePolicy, idleConsequence } from '../protocol/idle.ts';
import type { SettingSource } from '../protocol/settings.ts';
import { isAddressOrNet } from './gate/proxies.ts';

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

const wayToSignIn = z.enum(['badge', 'badge+pin', 'password']);
/** What somebody shows at a kiosk to sign in. */
type WayToSignIn = z.infer<typeof wayToSignIn>;
/** What suffices at a kiosk, by role; at the dashboard it is always user name and password. */
export type SignInPolicy = Readonly<Record<Role, readonly WayToSignIn[]>>;

const waysToSignIn = z.preprocess(splitList, z.array(wayToSignIn).min(1));
const staffWaysToSignIn = waysToSignIn.refine(
  (ways) => !ways.includes('badge'),
  'those who run the lab never sign in by badge alone; use badge+pin',
);

/** Everything that can be set of a hub, with its default. A command line's word beats the environment's, that the file's. */
const fields = z.strictObject({
  /** Where the store lies; made where it is missing. */
  data: z.string().min(1).default('hycon-data'),
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes a free one. */
  port: z.coerce.number().int().min(0).max(65_535).default(4180),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Origins besides the hub's own whose pages may connect, as `https://host:port`. */
  allowedOrigins: z.preprocess(splitList, z.array(z.url())).default([]),
  /** A certificate with its chain and its key, as PEM files: both, and the hub speaks TLS itself. Read again when renewed. */
  cert: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  /** Reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count, as addresses or networks (`192.0.2.0/24`). */
  trustedProxies: z
    .preprocess(splitList, z.array(z.string().refine(isAddressOrNet, 'is no address and no network')))
    .default([]),
  /** How many connections there are at most, whoever's. */
  maxConnections: z.coerce.number().int().min(10).max(1_000_000).default(20_000),
  /** How long facts are kept for screens that come back; an older one gets a snapshot instead. */
  keepFactsDays: z.coerce.number().min(0).default(90),
  /** How many facts a channel keeps at most. */
  keepFactsCount: z.coerce.number().int().min(1).default(100_000),
  /** How long the audit is kept: three years. */
  keepAuditDays: z.coerce.number().min(1).default(1_095),
  /** How long a finished sample stays in the inboxes of those who have not looked: whoever was away a month has other news. */
  sampleNewsDays: z.coerce.number().min(1).default(30),
  signInResearcher: waysToSignIn.default(['badge', 'badge+pin', 'password']),
  signInManager: staffWaysToSignIn.default(['badge+pin', 'password']),
  signInAdmin: staffWaysToSignIn.default(['badge+pin', 'password']),
  /** How long a kiosk's list of who may sign in without the hub serves: a long weekend. 0 gives out none. */
  offlineSignInHours: z.coerce.number().min(0).max(720).default(72),
  /** After how many minutes without a touch or a key a kiosk asks whoever uses its equipment whether they are still there. */
  idleMinutes: z.coerce.number().min(0).max(1_440).default(30),
  /** What follows where nobody answers: it asks again, an end is proposed to whoever comes, or the session is ended. */
  idleThen: idleConsequence.default('propose'),
  /** Single sign-on at the dashboard: the OpenID provider's issuer. Off where there is none. */
  oidcIssuer: z.url().refine(isSafeIssuer, 'must be https; http does on this machine only').optional(),
  oidcClientId: z.string().min(1).optional(),
  /** Either the secret or a file that has it; neither for a client without one. */
  oidcClientSecret: z.string().min(1).optional(),
  oidcClientSecretFile: z.string().min(1).optional(),
  /** The claim that has somebody's user name in the lab: one that people can't change themselves. */
  oidcUsernameClaim: z.string().min(1).default('preferred_username'),
  /** What becomes of somebody whom the provider knows and the lab doesn't. */
  oidcUnknownPeople: z.enum(['refuse', 'add-as-researcher']).default('refuse'),
  /** The built screens; the folder beside this program unless told otherwise. */
  screens: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '..', 'out', 'renderer')),
});
const config = fields
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined), {
    error: 'a certificate needs its key, and a key its certificate',
    path: ['cert'],
  })
  .refine(({ oidcIssuer, oidcClientId }) => (oidcIssuer === undefined) === (oidcClientId === undefined), {
    error: 'an issuer needs the client’s id, and a client its issuer',
    path: ['oidcIssuer'],
  })
  .refine((set) => set.oidcClientSecret === undefined || set.oidcClientSecretFile === undefined, {
    error: 'give the secret or the file that has it, not both',
    path: ['oidcClientSecret'],
  });
type Settings = z.infer<typeof config>;
export type SettingName = keyof typeof fields.shape;
/** What is set, and by what: read once at the start. */
export type HubConfig = Settings & {
  readonly from: Readonly<Record<SettingName, SettingSource>>;
  /** The configuration file that was read. */
  readonly file: string | undefined;
};

/** The environment's names: `HYCON_PORT` sets `port`, `HYCON_LOG_LEVEL` sets `logLevel`. */
export const ENVIRONMENT: Record<SettingName, string> = {
  data: 'HYCON_DATA',
  host: 'HYCON_HOST',
  port: 'HYCON_PORT',
  logLevel: 'HYCON_LOG_LEVEL',
  allowedOrigins: 'HYCON_ALLOWED_ORIGINS',
  cert: 'HYCON_CERT',
  key: 'HYCON_KEY',
  trustedProxies: 'HYCON_TRUSTED_PROXIES',
  maxConnections: 'HYCON_MAX_CONNECTIONS',
  keepFactsDays: 'HYCON_KEEP_FACTS_DAYS',
  keepFactsCount: 'HYCON_KEEP_FACTS_COUNT',
  keepAuditDays: 'HYCON_KEEP_AUDIT_DAYS',
  sampleNewsDays: 'HYCON_SAMPLE_NEWS_DAYS',
  signInResearcher: 'HYCON_SIGN_IN_RESEARCHER',
  signInManager: 'HYCON_SIGN_IN_MANAGER',
  signInAdmin: 'HYCON_SIGN_IN_ADMIN',
  offlineSignInHours: 'HYCON_OFFLINE_SIGN_IN_HOURS',
  idleMinutes: 'HYCON_IDLE_MINUTES',
  idleThen: 'HYCON_IDLE_THEN',
  oidcIssuer: 'HYCON_OIDC_ISSUER',
  oidcClientId: 'HYCON_OIDC_CLIENT_ID',
  oidcClientSecret: 'HYCON_OIDC_CLIENT_SECRET',
  oidcClientSecretFile: 'HYCON_OIDC_CLIENT_SECRET_FILE',
  oidcUsernameClaim: 'HYCON_OIDC_USERNAME_CLAIM',
  oidcUnknownPeople: 'HYCON_OIDC_UNKNOWN_PEOPLE',
  screens: 'HYCON_SCREENS',
};

export const signInPolicy = (set: Settings): SignInPolicy => ({
  researcher: set.signInResearcher,
  manager: set.signInManager,
  admin: set.signInAdmin,
});

const MS_PER_MINUTE = 60_000;
/** What kiosks are told of it; nothing where the site does not want it. */
export const idlePolicy = ({ idleMinutes, idleThen }: Settings): IdlePolicy | undefined =>
  idleMinutes === 0 ? undefined : { afterMs: Math.round(idleMinutes * MS_PER_MINUTE), follows: idleThen };

export class ConfigError extends Error {}

type Env = Record<string, string | undefined>;

/** Reads file, environment and command line once. Throws a {@link ConfigError} that names the place of what is wrong. */
export function readConfig(options: Record<string, unknown>, env: Env): HubConfig {
  const environment = pick(ENVIRONMENT, (name) => env[name]);
  const commandLine = pick(ENVIRONMENT, (_name, key) => options[key]);
  const given = { ...environment, ...commandLine };
  const file = configFile(options, env, String(given['data'] ?? fields.shape.data.parse(undefined)));
  const fromFile = file === undefined ? {} : readFile(file);
  const set = parse({ ...fromFile, ...given }, file);
  const sourceOf = (name: string): SettingSource => {
    if (name in commandLine) return 'command-line';
    if (name in environment) return 'environment';
    return name in fromFile ? 'file' : 'default';
  };
  const from = Object.fromEntries(Object.keys(ENVIRONMENT).map((name) => [name, sourceOf(name)]));
  return { ...set, from: from as HubConfig['from'], file };
}

function pick(names: Record<string, string>, read: (name: string, key: string) => unknown): Record<string, unknown> {
  const entries = Object.entries(names).map(([key, name]) => [key, read(name, key)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

/** A file that was named must be there; the one in the data folder may be. */
function configFile(options: Record<string, unknown>, env: Env, data: string): string | undefined {
  const named = options['config'] ?? env['HYCON_CONFIG'];
  if (typeof named === 'string') return named;
  const beside = join(data, 'hub.json');
  return existsSync(beside) ? beside : undefined;
}

function readFile(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new ConfigError(`The configuration file ${file} can't be read as JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function parse(values: Record<string, unknown>, file: string | undefined): Settings {
  const parsed = config.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = file === undefined ? '' : ` (looked at ${file}, the environment and the command line)`;
  const field = issue?.path.join('.') || 'the configuration';
  throw new ConfigError(`${field}: ${issue?.message ?? 'is wrong'}${where}`);
}

function splitList(value: unknown): unknown {
  return typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value;
}

/** What goes to the provider and comes from it decides who is signed in: it leaves this machine under TLS alone. */
function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}
