import { join } from 'node:path';
import { launch } from './launch.mjs';
import { showLogs } from './logs.mjs';
import { endProcess } from './processes.mjs';

/**
 * For development: compiles on every change (the applications restart by themselves when what they
 * import has changed) and shows all logs.
 * @param {{ places: import('./places.mjs').Places, say: (line: string) => void, signal: AbortSignal }} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function watchSources({ places, say, signal }) {
  const { clone, logs } = places;
  const args = [join(clone, 'node_modules/typescript/bin/tsc'), '-b', '-w', '--preserveWatchOutput'];
  const log = join(logs, 'compiler.log');
  const compiler = await launch({ command: process.execPath, args, cwd: clone, log, lifeline: 'SIGTERM' });
  void showLogs(places, { write: say, follow: true, signal }).catch((error) => say(error.message));
  const stop = () =>
    endProcess(compiler.pid, [
      { signal: 'SIGTERM', withinMs: 5000 },
      { signal: 'SIGKILL', withinMs: 2000 },
    ]);
  return { stop };
}
