import { temporalNames } from '@fermata/contracts';
import type { JsonObject, Problem } from '@fermata/model';
import { isObject } from '@fermata/model';

/** Everything a worker process is told from outside. */
export interface WorkerConfiguration {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Queue of instances; the one of automated tasks follows from it. Tests take queues of their own. */
  readonly workflowQueue: string;
  readonly role: 'workflows' | 'activities' | 'both';
  /** Connections by name, as libs/executors reads them. */
  readonly connections: JsonObject;
  /** Packages, files and folders with developers' activities. */
  readonly activities: readonly string[];
  readonly healthPort: number;
  readonly logLevel: string;
  readonly maxCachedWorkflows: number;
  readonly shutdownGraceMs: number;
  readonly reconcileEveryMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What one variable may be; `read` returns undefined for a text that it refuses. */
interface Setting<T> {
  readonly name: string;
  readonly fallback?: string;
  readonly expected: string;
  readonly read: (text: string) => T | undefined;
}

const roles = ['workflows', 'activities', 'both'] as const;
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const settings = Object.freeze({
  databaseUrl: text('FERMATA_DATABASE_URL', 'a postgresql:// address', undefined, /^postgres(ql)?:\/\/\S+$/),
  temporalAddress: text('FERMATA_TEMPORAL_ADDRESS', 'host:port', '127.0.0.1:7233', /^\S+:\d+$/),
  temporalNamespace: text('FERMATA_TEMPORAL_NAMESPACE', 'a namespace', 'fermata', /^\S+$/),
  workflowQueue: text('FERMATA_WORKFLOW_QUEUE', 'a task queue', temporalNames.workflowQueue, /^[\w.-]+$/),
  role: setting('FERMATA_WORKER_ROLE', roles.join(', '), 'both', (value) =>
    roles.find((role) => role === value),
  ),
  connections: setting('FERMATA_CONNECTIONS', 'a JSON object', '{}', readObject),
  activities: setting('FERMATA_ACTIVITIES', 'packages and paths, with commas between', '', readList),
  healthPort: number('FERMATA_WORKER_HEALTH_PORT', 0, 65_535, 3002),
  logLevel: setting('FERMATA_LOG_LEVEL', levels.join(', '), 'info', (value) =>
    levels.includes(value) ? value : undefined,
  ),
  maxCachedWorkflows: number('FERMATA_MAX_CACHED_WORKFLOWS', 0, 100_000, 500),
  shutdownGraceMs: seconds('FERMATA_SHUTDOWN_GRACE', 30),
  reconcileEveryMs: seconds('FERMATA_RECONCILE_EVERY', 20),
});

/** Reads all settings; either the configuration or every problem at once. */
export function readConfiguration(environment: Environment): WorkerConfiguration | readonly Problem[] {
  const problems: Problem[] = [];
  const entries = Object.entries(settings).map(([key, one]) => {
    const given = environment[one.name];
    const value = given === undefined || given === '' ? one.fallback : given;
    const read = value === undefined ? undefined : one.read(value);
    if (read === undefined) problems.push(refusal(one, given));
    return [key, read];
  });
  return problems.length > 0 ? problems : (Object.fromEntries(entries) as WorkerConfiguration);
}

function refusal(one: Setting<unknown>, given: string | undefined): Problem {
  const what = given === undefined || given === '' ? 'is missing' : 'cannot be read';
  const message = `${one.name} ${what}: it must be ${one.expected}`;
  return { code: 'configuration.invalid', path: `/${one.name}`, message, severity: 'error' };
}

function setting<T>(
  name: string,
  expected: string,
  fallback: string | undefined,
  read: (text: string) => T | undefined,
): Setting<T> {
  return { name, expected, ...(fallback !== undefined && { fallback }), read };
}

function text(
  name: string,
  expected: string,
  fallback: string | undefined,
  pattern: RegExp,
): Setting<string> {
  return setting(name, expected, fallback, (value) => (pattern.test(value) ? value : undefined));
}

function number(name: string, from: number, to: number, fallback: number): Setting<number> {
  return setting(name, `a whole number from ${from} to ${to}`, String(fallback), (value) => {
    const read = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    return read >= from && read <= to ? read : undefined;
  });
}

function seconds(name: string, fallback: number): Setting<number> {
  return setting(name, 'a number of seconds from 0 to 3600', String(fallback), (value) => {
    const read = Number(value);
    return Number.isFinite(read) && read >= 0 && read <= 3600 ? read * 1000 : undefined;
  });
}

function readObject(value: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? (parsed as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function readList(value: string): readonly string[] {
  const parts = value.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
