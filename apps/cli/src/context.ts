import { readFile } from 'node:fs/promises';
import { Client } from './client.ts';
import { CommandFailure, exitCode } from './exit.ts';
import { findProfile } from './profile.ts';

/** What every command gets: where it runs and how it speaks. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** The client of the caller's profile; found at first use, so that `--help` needs no sign-in. */
  client(): Promise<Client>;
  /** Prints the data as JSON with `--json`, else the words. */
  show(data: unknown, words: () => string): void;
  say(text: string): void;
}

/** The context of a process run. */
export function createContext(options: { json: boolean }): Context {
  const env = process.env;
  const folder = process.cwd();
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  return {
    env,
    folder,
    say,
    client: async () => new Client(await findProfile(env, folder)),
    show: (data, words) => say(options.json ? JSON.stringify(data, null, 2) : words()),
  };
}

/** JSON given on the command line: as it stands, or from `@file`. */
export async function readJson(given: string, what: string): Promise<unknown> {
  const text = given.startsWith('@') ? await readText(given.slice(1)) : given;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(
      exitCode.usage,
      `${what} is not JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/** Reads a file named by the user. */
export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CommandFailure(exitCode.usage, `Cannot read ${path} (${reason})`);
  });
}
