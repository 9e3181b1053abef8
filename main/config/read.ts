import type { Given, ManagedSettings } from './policy.ts';
import { KIOSK_SETTINGS, type KioskConfig, kioskConfig, type PartialConfig, partialConfig } from './schema.ts';

/** What the process was started with; read in one place and passed in, so that a test can say it. */
export interface ConfigSources {
  /** The file's path, for messages, and its text; `undefined` where there is no file. */
  file: { path: string; text: string | undefined };
  environment: Readonly<Record<string, string | undefined>>;
  arguments: readonly string[];
  /** What an administrator has set for this machine. */
  managed?: ManagedSettings;
}

/** A bad config: nothing is guessed, nothing is repaired; whoever wrote it reads where and what. */
export interface ConfigProblem {
  problem: string;
}

/** Policy goes before the command line, that before the environment, the installer's word, the file; defaults come last. */
export function readConfig(sources: ConfigSources): { config: KioskConfig } | ConfigProblem {
  const said: PartialConfig = {};
  const { policy = [], installed = [] } = sources.managed ?? {};
  const parts = [
    fromFile(sources),
    ...installed.map(fromGiven),
    fromEnvironment(sources),
    fromArguments(sources),
    ...policy.map(fromGiven),
  ];
  for (const part of parts) {
    if ('problem' in part) return part;
    Object.assign(said, part.config);
  }
  return { config: kioskConfig.parse(said) };
}

/** `hubUrl` is `HYCON_HUB_URL` in the environment and `--hub-url=` on the command line. */
const variableName = (setting: string): string => `HYCON_${snake(setting, '_').toUpperCase()}`;
const flagName = (setting: string): string => `--${snake(setting, '-')}`;

const snake = (name: string, by: string) => name.replace(/[A-Z]/g, (letter) => `${by}${letter.toLowerCase()}`);

type Part = { config: PartialConfig } | ConfigProblem;

function fromFile({ file }: ConfigSources): Part {
  if (file.text === undefined) return { config: {} };
  try {
    return parse(JSON.parse(file.text), (field) => `“${field}” in ${file.path}`, file.path);
  } catch (error) {
    return { problem: `${file.path} is not JSON: ${(error as Error).message}. Correct it, or remove it.` };
  }
}

function fromEnvironment({ environment }: ConfigSources): Part {
  const given = KIOSK_SETTINGS.map((setting) => [setting, environment[variableName(setting)]] as const);
  return parse(present(given), (field) => `the environment's ${variableName(field)}`, 'the environment');
}

function fromArguments(sources: ConfigSources): Part {
  const given = KIOSK_SETTINGS.map((setting) => {
    const start = `${flagName(setting)}=`;
    const flag = sources.arguments.findLast((argument) => argument.startsWith(start));
    return [setting, flag?.slice(start.length)] as const;
  });
  return parse(present(given), (field) => `the command line's ${flagName(field)}`, 'the command line');
}

/** A bad word of the policy stops the start like any other: what IT meant to hold would not hold. */
const fromGiven = ({ where, values }: Given): Part => parse(values, (field) => `“${field}” in ${where}`, where);

const present = (given: (readonly [string, string | undefined])[]) =>
  Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ''));

function parse(given: unknown, where: (field: string) => string, whole: string): Part {
  const parsed = partialConfig.safeParse(given);
  if (parsed.success) return { config: defined(parsed.data) };
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys')
    return { problem: `${where(issue.keys[0] ?? '')} is not a setting of a kiosk.` };
  const field = issue?.path.join('.') ?? '';
  return {
    problem: `${field === '' ? whole : where(field)} can't be used: ${issue?.message ?? 'it has the wrong form'}.`,
  };
}

/** A field that is there and undefined would hide what an earlier source said. */
const defined = (config: PartialConfig): PartialConfig =>
  Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as PartialConfig;
