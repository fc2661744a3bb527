import type { ConfigurationRow } from '@fermata/contracts';
import type { Environment } from '../config/environment.ts';

interface Setting {
  readonly name: string;
  readonly of: keyof Environment;
  readonly description: string;
}

const settings: readonly Setting[] = Object.freeze([
  { name: 'FERMATA_MODE', of: 'mode', description: 'development or production, which refuses demo logins' },
  { name: 'FERMATA_API_HOST', of: 'host', description: 'The address the API listens on' },
  { name: 'FERMATA_API_PORT', of: 'port', description: 'The port the API listens on' },
  { name: 'FERMATA_PUBLIC_URL', of: 'publicUrl', description: 'How people reach Fermata' },
  { name: 'FERMATA_DATABASE_URL', of: 'databaseUrl', description: 'The database' },
  { name: 'FERMATA_DATABASE_POOL', of: 'databasePool', description: 'Connections of one API process' },
  { name: 'FERMATA_TEMPORAL_ADDRESS', of: 'temporalAddress', description: 'The Temporal server' },
  { name: 'FERMATA_TEMPORAL_NAMESPACE', of: 'temporalNamespace', description: 'The namespace in it' },
  { name: 'FERMATA_TEMPORAL_WEB_URL', of: 'temporalWebUrl', description: 'Where its web application is' },
  {
    name: 'FERMATA_MAIL_URL',
    of: 'mailUrl',
    description: 'The server that sends mails; without one they are logged',
  },
  { name: 'FERMATA_MAIL_FROM', of: 'mailFrom', description: 'From whom mails are' },
  { name: 'FERMATA_LOG_LEVEL', of: 'logLevel', description: 'What is logged' },
  { name: 'FERMATA_DEMO_USERS', of: 'demoUsers', description: 'Logins with known passwords' },
  {
    name: 'FERMATA_REQUESTS_PER_SECOND',
    of: 'requestsPerSecond',
    description: 'Calls a second that one person or token may make',
  },
  {
    name: 'FERMATA_TRUSTED_PROXIES',
    of: 'trustedProxies',
    description: 'Peers whose X-Forwarded-For is believed',
  },
  {
    name: 'FERMATA_KEEP_ATTEMPTS',
    of: 'keepAttemptsDays',
    description: 'Days that attempts and their log are kept; 0 = for ever',
  },
  {
    name: 'FERMATA_KEEP_FILES',
    of: 'keepFilesDays',
    description: 'Days after which files that nothing names are removed; 0 = never',
  },
  { name: 'FERMATA_STATE_DIR', of: 'stateFolder', description: 'The state folder of the local stack' },
] as const);

/** What the API itself never reads the value of. */
const secrets = Object.freeze([
  { name: 'FERMATA_SECRET', description: 'Encrypts what is secret at rest' },
  { name: 'FERMATA_CLI_TOKEN_FILE', description: 'Where the seed leaves the token of the demo admin' },
] as const);

/** The configuration as this process has read it. Secrets are named and never shown, nor a password in an address. */
export function configurationOf(environment: Environment): readonly ConfigurationRow[] {
  const sourceOf = (name: string) => (environment.given.includes(name) ? 'environment' : 'default');
  const plain = settings.map(({ name, of, description }) => {
    const value = environment[of];
    const shown = value === undefined ? {} : { value: withoutPassword(textOf(value)) };
    return { name, secret: false, source: sourceOf(name), description, ...shown } as const;
  });
  const hidden = secrets.map(({ name, description }) => {
    return { name, secret: true, source: sourceOf(name), description } as const;
  });
  return [...plain, ...hidden];
}

/** The text with every secret of an address in it blotted out: the password, and members whose name says so. */
export function withoutPassword(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  if (!URL.canParse(text)) return '•••';
  const url = new URL(text);
  if (url.password !== '') url.password = blot;
  for (const name of [...url.searchParams.keys()])
    if (/pass|pwd|secret|token|key|cred/i.test(name)) url.searchParams.set(name, blot);
  return url.href.includes(blot) ? url.href.replaceAll(blot, '•••') : text;
}

const blot = 'x-blotted-out-x';

function textOf(value: Environment[keyof Environment] & {}): string {
  return Array.isArray(value) ? value.join(', ') : String(value as string | number | boolean);
}
