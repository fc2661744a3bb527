import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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

const defaultUrl = 'http://127.0.0.1:3001';

/**
 * Finds the profile: FERMATA_TOKEN; else, with FERMATA_URL, whoever is known there; else the local stack of this folder
 * or one above it, as whoever signed in to it by `fermata login`, else as its demo admin; else what `fermata login`
 * stored.
 * @throws CommandFailure when there is none.
 */
export async function findProfile(env: Environment, folder: string): Promise<Profile> {
  if (env.FERMATA_TOKEN !== undefined) {
    return {
      url: trimmed(env.FERMATA_URL ?? defaultUrl),
      token: env.FERMATA_TOKEN,
      source: 'environment',
    };
  }
  const local = await localStack(folder);
  const stored = await storedProfile(env);
  const url = env.FERMATA_URL ?? local?.url ?? stored?.url;
  const found = [stored, local].find(
    (profile) => profile !== undefined && profile.url === trimmed(url ?? ''),
  );
  if (found !== undefined) return found;
  throw new CommandFailure(
    exitCode.refused,
    `Not signed in${url === undefined ? '' : ` to ${url}`}. Run: fermata login --url ${url ?? defaultUrl} (or npm start for a local stack)`,
  );
}

/** Where somebody who names no address signs in: FERMATA_URL, else the local stack, else the default. */
export async function findUrl(env: Environment, folder: string): Promise<string> {
  return trimmed(env.FERMATA_URL ?? (await localStack(folder))?.url ?? defaultUrl);
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
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
  const running = parsed(await readFile(join(state, 'urls.json'), 'utf8'));
  const urls = isRecord(running) && isRecord(running.urls) ? running.urls : {};
  if (token === undefined || typeof urls.api !== 'string') return undefined;
  return { url: trimmed(urls.api), token: token.trim(), source: 'local stack' };
}

function profileFile(env: Environment): string {
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'fermata', 'profile.json');
}

/** What `fermata login` stored. */
export async function storedProfile(env: Environment): Promise<Profile | undefined> {
  const kept = parsed(await readFile(profileFile(env), 'utf8').catch(() => ''));
  if (!isRecord(kept) || typeof kept.url !== 'string' || typeof kept.token !== 'string') return undefined;
  return { url: trimmed(kept.url), token: kept.token, source: 'login' };
}

/** Forgets what `fermata login` stored. */
export async function forgetProfile(env: Environment): Promise<void> {
  await rm(profileFile(env), { force: true });
}

/** A file that was cut off by a full disk says nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Stores what `fermata login` got, readable by its owner only. */
export async function storeProfile(env: Environment, url: string, token: string): Promise<string> {
  const file = profileFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ url, token }, null, 2), { mode: 0o600 });
  // The mode above counts only for a new file.
  await chmod(file, 0o600);
  return file;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
