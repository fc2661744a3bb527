import type { Problem } from '@fermata/model';
import { domainOfSender } from '../mail/mail-address.ts';
import { parseProxies } from './trusted-proxies.ts';

/** The API's configuration, read once at start. */
export interface Environment {
  readonly mode: 'development' | 'production';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalWebUrl: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly demoUsers: boolean;
  /** Calls a second that one token or person may make in the long run; four times as many at once. */
  readonly requestsPerSecond: number;
  /** Peers whose `X-Forwarded-For` is believed: addresses, networks, or `loopback`. */
  readonly trustedProxies: readonly string[];
  /** Days that attempts and what they logged are kept after the end of their instance; 0 = for ever. */
  readonly keepAttemptsDays: number;
  /** Days after which files that nothing names are forgotten; 0 = never. */
  readonly keepFilesDays: number;
  /** Where mail goes: `smtp://` or `smtps://`; undefined = nowhere, it is logged. */
  readonly mailUrl: string | undefined;
  /** Who mail comes from: `Name <address>`, or an address. */
  readonly mailFrom: string;
  /** The state folder of the local stack, where it is one. */
  readonly stateFolder: string | undefined;
  /** Names of the variables that were set; all others have their defaults. */
  readonly given: readonly string[];
}

type Source = Readonly<Record<string, string | undefined>>;

const loopbackHosts = Object.freeze(['127.0.0.1', '::1', 'localhost']);
const logLevels = Object.freeze(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const);

class Reader {
  readonly problems: Problem[] = [];
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  text(name: string, fallback?: string): string {
    const value = this.#source[name] ?? fallback;
    if (value === undefined || value === '') this.#refuse(name, 'is required');
    return value ?? '';
  }

  optional(name: string): string | undefined {
    const value = this.#source[name];
    return value === '' ? undefined : value;
  }

  whole(name: string, fallback: number, max: number): number {
    const value = this.#source[name] ?? String(fallback);
    const parsed = Number(value);
    if (!Number.isInteger(parsed) || parsed < 0 || parsed > max) {
      this.#refuse(name, `must be a whole number from 0 to ${max}, not "${value}"`);
    }
    return parsed;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.#source[name] ?? fallback;
    const found = allowed.find((entry) => entry === value);
    if (found === undefined) this.#refuse(name, `must be one of ${allowed.join(', ')}, not "${value}"`);
    return found ?? fallback;
  }

  url(name: string, protocols: readonly string[], fallback?: string): string {
    const value = this.text(name, fallback);
    if (value === '') return value;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed === undefined || !protocols.includes(parsed.protocol)) {
      this.#refuse(name, `must be a URL with ${protocols.join(' or ')}`);
    }
    return value;
  }

  optionalUrl(name: string, protocols: readonly string[]): string | undefined {
    return this.optional(name) === undefined ? undefined : this.url(name, protocols);
  }

  sender(name: string, fallback: string): string {
    const value = this.text(name, fallback);
    if (value !== '' && domainOfSender(value) === undefined)
      this.#refuse(name, 'must be an address, or a name and an address: Fermata <fermata@example.org>');
    return value;
  }

  proxies(name: string, fallback: string): readonly string[] {
    const { proxies, wrong } = parseProxies(this.#source[name] ?? fallback);
    if (wrong.length > 0) this.#refuse(name, `has what is no address or network: ${wrong.join(', ')}`);
    return proxies;
  }

  refuse(name: string, what: string): void {
    this.#refuse(name, what);
  }

  #refuse(name: string, what: string): void {
    this.problems.push({
      code: 'configuration.invalid',
      path: `/${name}`,
      message: `${name} ${what}`,
      severity: 'error',
    });
  }
}

/**
 * Reads the configuration from environment variables and collects every problem, never only the first.
 * Production refuses demo logins; demo logins also demand a loopback bind.
 */
export function readEnvironment(
  source: Source,
): { readonly environment: Environment } | { readonly problems: readonly Problem[] } {
  const reader = new Reader(source);
  const mode = reader.oneOf('FERMATA_MODE', ['development', 'production'] as const, 'production');
  const host = reader.text('FERMATA_API_HOST', '127.0.0.1');
  const port = reader.whole('FERMATA_API_PORT', 3001, 65_535);
  const environment: Environment = {
    mode,
    host,
    port,
    publicUrl: reader.url('FERMATA_PUBLIC_URL', ['http:', 'https:'], `http://127.0.0.1:${port}`),
    databaseUrl: reader.url('FERMATA_DATABASE_URL', ['postgres:', 'postgresql:']),
    databasePool: reader.whole('FERMATA_DATABASE_POOL', 10, 200),
    temporalAddress: reader.text('FERMATA_TEMPORAL_ADDRESS', '127.0.0.1:7233'),
    temporalNamespace: reader.text('FERMATA_TEMPORAL_NAMESPACE', 'fermata'),
    temporalWebUrl: reader.optional('FERMATA_TEMPORAL_WEB_URL'),
    logLevel: reader.oneOf('FERMATA_LOG_LEVEL', logLevels, 'info'),
    demoUsers: reader.oneOf('FERMATA_DEMO_USERS', ['true', 'false'] as const, 'false') === 'true',
    requestsPerSecond: reader.whole('FERMATA_REQUESTS_PER_SECOND', 50, 100_000),
    trustedProxies: reader.proxies('FERMATA_TRUSTED_PROXIES', mode === 'development' ? 'loopback' : ''),
    keepAttemptsDays: reader.whole('FERMATA_KEEP_ATTEMPTS', 90, 36_500),
    keepFilesDays: reader.whole('FERMATA_KEEP_FILES', 30, 36_500),
    mailUrl: reader.optionalUrl('FERMATA_MAIL_URL', ['smtp:', 'smtps:']),
    mailFrom: reader.sender('FERMATA_MAIL_FROM', 'Fermata <fermata@localhost>'),
    stateFolder: reader.optional('FERMATA_STATE_DIR'),
    given: Object.keys(source).filter((name) => name.startsWith('FERMATA_') && source[name] !== undefined),
  };
  if (environment.demoUsers && (mode === 'production' || !loopbackHosts.includes(host))) {
    reader.refuse('FERMATA_DEMO_USERS', 'is allowed only in development mode on a loopback address');
  }
  return reader.problems.length > 0 ? { problems: reader.problems } : { environment };
}
