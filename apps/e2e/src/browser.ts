import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { mustRun } from './command.ts';

const names = Object.freeze([
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]);
const macPrograms = Object.freeze([
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]);
const installWithinMs = 600_000;

/** What the search for a browser may look at; specs give their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly canRun: (path: string) => Promise<boolean>;
  readonly isRoot: boolean;
  /** Installs the distribution's Chromium. */
  readonly install: () => Promise<void>;
}

/**
 * Where a Chromium is: CHROMIUM_PATH, else the usual names on PATH, else installed when this is root on Debian.
 * @throws one message that names all of these
 */
export async function findChromium(around: Surroundings = here): Promise<string> {
  const named = around.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (await around.canRun(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which cannot be run.`);
  }
  const found = await onPath(around);
  if (found !== undefined) return found;
  if (around.isRoot && (await around.canRun('/usr/bin/apt-get'))) {
    await around.install();
    const installed = await onPath(around);
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `There is no Chromium for the journeys. Set CHROMIUM_PATH to one, or put one of ${names.join(', ')} on PATH ` +
      '(on Debian: apt-get install chromium).',
  );
}

async function onPath({ env, canRun }: Surroundings): Promise<string | undefined> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macPrograms,
  ];
  for (const path of candidates) if (await canRun(path)) return path;
  return undefined;
}

const here: Surroundings = {
  env: process.env,
  canRun: (path) =>
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
  isRoot: process.getuid?.() === 0,
  install: async () => {
    const options = { cwd: '/', withinMs: installWithinMs };
    await mustRun('apt-get', ['update', '-qq'], options);
    await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  },
};

/** A Chromium without a window. Only root gives up the sandbox, which does not work for root. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  const args = ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
  return chromium.launch({ executablePath, args: here.isRoot ? [...args, '--no-sandbox'] : args });
}
