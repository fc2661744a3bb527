import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, type Ended } from './command.ts';
import { startInGroup, stopGroup } from './process-group.ts';
import { cloneCommit, freshEnvironment } from './repository.ts';

/** Where the parts of a running stack are. */
export interface Urls {
  readonly web: string;
  readonly api: string;
  readonly shop: string;
  readonly temporalUi?: string;
}

/** One call of `npx fermata`. */
export interface CliOptions {
  readonly input?: string;
  /** Whose sign-in is used; absent = the demo admin of the clone. */
  readonly as?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a stack notes about itself. */
interface Running {
  readonly urls: Urls;
  readonly ports: Readonly<Record<string, number>>;
}

const sign = 'Ctrl-C stops everything';
const startWithinMs = 900_000;
const cliWithinMs = 120_000;

/** A clone of the commit under test in a folder of its own, driven as a person would: by commands. */
export class Clone {
  /** The scratch folder around the clone. */
  readonly scratch: string;

  constructor(scratch: string) {
    this.scratch = scratch;
  }

  /** Clones into an empty folder. */
  static async make(): Promise<Clone> {
    const scratch = await mkdtemp(join(tmpdir(), 'fermata-e2e-'));
    // As root, PostgreSQL runs as another user, who must be able to pass.
    await chmod(scratch, 0o711);
    const clone = new Clone(scratch);
    await cloneCommit(clone.folder);
    return clone;
  }

  get folder(): string {
    return join(this.scratch, 'clone');
  }

  /** Runs `npm start` until it says that it is up; gives what it printed. A second start asks for the same ports. */
  async start(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const env = { ...freshEnvironment(this.#config('admin')), ...(await this.#lastPorts()), ...more };
    const command = { name: 'npm', args: ['start'], cwd: this.folder, env };
    return startInGroup(command, { note: this.#note, log: this.log, sign, withinMs: startWithinMs });
  }

  /** Presses Ctrl-C and waits for the end; gives all that was printed. A stack that does not run is left alone. */
  async stop(): Promise<string> {
    await stopGroup(this.#note);
    return readFile(this.log, 'utf8').catch(() => '');
  }

  /** Where the running stack says it is. */
  async urls(): Promise<Urls> {
    return (await this.#running()).urls;
  }

  /** Runs `npx fermata …` in the clone. */
  fermata(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
    const env = { ...freshEnvironment(this.#config(options.as ?? 'admin')), ...options.env };
    const given = options.input === undefined ? {} : { input: options.input };
    const running = { cwd: this.folder, env, withinMs: cliWithinMs, ...given };
    return runCommand('npx', ['--no-install', 'fermata', ...args], running);
  }

  /** Runs `npx fermata … --json`, which must succeed, and gives what it printed. */
  async json<T>(args: readonly string[], options: CliOptions = {}): Promise<T> {
    const ended = await this.fermata([...args, '--json'], options);
    if (ended.code === 0) return JSON.parse(ended.stdout) as T;
    throw new Error(`fermata ${args.join(' ')} ended with ${ended.code}: ${ended.stderr}${ended.stdout}`);
  }

  /** Stops what runs and removes everything, also what lies outside of the clone. */
  async remove(): Promise<void> {
    await this.stop();
    await this.fermata(['reset', '--yes']).catch(() => undefined);
    await rm(this.scratch, { recursive: true, force: true });
  }

  /** What `npm start` has printed, the newest start last. */
  get log(): string {
    return join(this.scratch, 'npm-start.log');
  }

  async #running(): Promise<Running> {
    return JSON.parse(await readFile(join(this.folder, '.fermata', 'urls.json'), 'utf8')) as Running;
  }

  async #lastPorts(): Promise<Record<string, string>> {
    const { ports } = await this.#running().catch(() => ({ ports: {} }));
    const setting = (name: string): string =>
      `FERMATA_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_PORT`;
    return Object.fromEntries(Object.entries(ports).map(([name, port]) => [setting(name), String(port)]));
  }

  get #note(): string {
    return join(this.scratch, 'npm-start.pid');
  }

  #config(who: string): string {
    return join(this.scratch, 'config', who);
  }
}
