import { spawn } from 'node:child_process';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { eventually } from './eventually.ts';

/** A program as a terminal would start it. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How it is known that a program that goes on running is up. */
export interface Signs {
  /** Keeps the id of its process group. */
  readonly note: string;
  /** Gets what it prints. */
  readonly log: string;
  /** What it prints when it is up. */
  readonly sign: string;
  readonly withinMs: number;
}

const stopWithinMs = 180_000;

/**
 * Starts a program in a process group of its own, as a terminal does, and waits for its sign; gives what it printed.
 * Rejects with the end of its words when it ends before, and leaves nothing running then.
 */
export async function startInGroup(command: Command, { note, log, sign, withinMs }: Signs): Promise<string> {
  const file = await open(log, 'w');
  const { name, args, cwd, env } = command;
  const child = spawn(name, args, { cwd, env, detached: true, stdio: ['ignore', file.fd, file.fd] });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`));
  });
  let end: string | undefined;
  void ended.then((how) => (end = how));
  await file.close();
  if (child.pid !== undefined) await writeFile(note, String(child.pid));
  const read = (): Promise<string> => readFile(log, 'utf8');
  const isOver = (text: string): boolean => text.includes(sign) || end !== undefined;
  const text = await eventually(`${name} ${args.join(' ')} says "${sign}"`, read, isOver, withinMs).catch(
    async (error: unknown) => {
      await stopGroup(note);
      throw error;
    },
  );
  child.unref();
  if (text.includes(sign)) return text;
  throw new Error(`${name} ${args.join(' ')}: ${end}\n${text.slice(-4000)}`);
}

/** Presses Ctrl-C: the whole group gets SIGINT. Waits until it is gone. */
export async function stopGroup(note: string): Promise<void> {
  const group = Number(await readFile(note, 'utf8').catch(() => '0'));
  if (group > 1 && isAlive(group)) {
    process.kill(-group, 'SIGINT');
    const gone = (): Promise<boolean> => Promise.resolve(!isAlive(group));
    await eventually(`process group ${group} ends after SIGINT`, gone, Boolean, stopWithinMs).catch(
      (error: unknown) => {
        process.kill(-group, 'SIGKILL');
        throw error;
      },
    );
  }
  await rm(note, { force: true });
}

function isAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
