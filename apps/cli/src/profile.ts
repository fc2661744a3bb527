import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { CommandFailure, exitCode } from './exit.ts';

/** Where the API is and which token speaks for the caller. */
export interface Profile {
  readonly url: string;
  readonly token: string;
  /** Said by `fermata login`. */
  readonly source: 'environment' | 'login' | 'local stack';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the profile: FERMATA_URL and FERMATA_TOKEN, else what `fermata login` stored, else the local stack of this
 * folder or one above it.
 * @throws CommandFailure when there is none.
 */
export async function findProfile(env: Environment, folder: string): Promise<Profile> {
  if (env.FERMATA_TOKEN !== undefined) {
    return {
      url: env.FERMATA_URL ?? 'http://127.0.0.1:3001',
      token: env.FERMATA_TOKEN,
      source: 'environment',
    };
  }
  const local = await localStack(folder);
  const stored = await storedProfile(env);
  const found =
    env.FERMATA_URL === undefined ? (local ?? stored) : matching(env.FERMATA_URL, [stored, local]);
  if (found !== undefined) return found;
  throw new CommandFailure(
    exitCode.refused,
    'Not signed in. Run: fermata login --url http://127.0.0.1:3001 (or npm start for a local stack)',
  );
}

function matching(url: string, profiles: readonly (Profile | undefined)[]): Profile | undefined {
  return profiles.find((profile) => profile?.url === url.replace(/\/$/, ''));
}

/** The state folder of the local stack in this folder or the nearest one above. */
export async function findStateFolder(folder: string): Promise<string | undefined> {
  const candidate = join(folder, '.fermata');
  const found = await readFile(join(candidate, 'urls.json'), 'utf8').catch(() => undefined);
  if (found !== undefined) return candidate;
  return parse(folder).root === folder ? undefined : findStateFolder(dirname(folder));
}

async function localStack(folder: string): Promise<Profile | undefined> {
  const state = await findStateFolder(folder);
  if (state === undefined) return undefined;
  const token = await readFile(join(state, 'cli-token'), 'utf8').catch(() => undefined);
  const running: unknown = JSON.parse(await readFile(join(state, 'urls.json'), 'utf8'));
  const urls = isRecord(running) && isRecord(running.urls) ? running.urls : {};
  if (token === undefined || typeof urls.api !== 'string') return undefined;
  return { url: urls.api.replace(/\/$/, ''), token: token.trim(), source: 'local stack' };
}

function profileFile(env: Environment): string {
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'fermata', 'profile.json');
}

async function storedProfile(env: Environment): Promise<Profile | undefined> {
  const text = await readFile(profileFile(env), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed) || typeof parsed.url !== 'string' || typeof parsed.token !== 'string')
    return undefined;
  return { url: parsed.url, token: parsed.token, source: 'login' };
}

/** Stores what `fermata login` got, readable by its owner only. */
export async function storeProfile(env: Environment, url: string, token: string): Promise<string> {
  const file = profileFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ url, token }, null, 2), { mode: 0o600 });
  return file;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
