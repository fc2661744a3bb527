import { delimiter, join } from 'node:path';
import { mustRun } from './command.ts';

/** The repository that the specs lie in. */
export const repository: string = join(import.meta.dirname, '..', '..', '..');

/** Clones the commit that is checked out, without what is not committed, into a folder that does not exist yet. */
export async function cloneCommit(folder: string): Promise<string> {
  const commit = (await mustRun('git', ['rev-parse', 'HEAD'], { cwd: repository })).stdout.trim();
  await mustRun('git', ['clone', '--quiet', '--no-checkout', repository, folder], { cwd: repository });
  await mustRun('git', ['checkout', '--quiet', '--detach', commit], { cwd: folder });
  return commit;
}

const ports = Object.freeze(['API', 'POSTGRES', 'TEMPORAL', 'TEMPORAL_UI', 'SHOP', 'WORKER_HEALTH', 'WEB']);
const foreign = /^(FERMATA_|npm_(package|lifecycle)_|JEST_)/;
const foreignNames = Object.freeze([
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'NODE_ENV',
  'NODE_OPTIONS',
  'INIT_CWD',
  'npm_command',
  'npm_config_local_prefix',
]);

/**
 * The environment of somebody who has just cloned: nothing of this test run, any free ports, an own folder for what
 * `fermata login` keeps. Packages and Temporal that this machine has already got are not fetched again.
 */
export function freshEnvironment(configFolder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !foreign.test(name) && !foreignNames.includes(name),
  );
  const temporal = join(repository, '.cache', 'temporal', '1.9.1');
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(ports.map((name) => [`FERMATA_${name}_PORT`, '0'])),
    PATH: [process.env['PATH'] ?? '', temporal].join(delimiter),
    XDG_CONFIG_HOME: configFolder,
    NO_COLOR: '1',
    npm_config_prefer_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}
