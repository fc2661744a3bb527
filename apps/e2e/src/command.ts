import { spawn } from 'node:child_process';

/** How a program ended and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a program runs. */
export interface Running {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Given on standard input; absent = none. */
  readonly input?: string;
  readonly withinMs?: number;
}

const defaultWithinMs = 120_000;

/** Runs a program to its end; only one that cannot be started, or is killed for its time, rejects. */
export function runCommand(command: string, args: readonly string[], options: Running): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { cwd, env, input, withinMs = defaultWithinMs } = options;
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: 'pipe', timeout: withinMs });
    const printed = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (chunk: Buffer) => printed.stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.stderr.push(chunk));
    // A program that does not read its input may have ended already.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
      const ended = { code, stdout: text(printed.stdout), stderr: text(printed.stderr) };
      if (signal === null) resolve(ended);
      else reject(new Error(`${command} ${args.join(' ')} was ended by ${signal}: ${ended.stderr}`));
    });
  });
}

/** As {@link runCommand}, and rejects with what was printed when the program fails. */
export async function mustRun(command: string, args: readonly string[], options: Running): Promise<Ended> {
  const ended = await runCommand(command, args, options);
  if (ended.code === 0) return ended;
  const said = `${ended.stdout}\n${ended.stderr}`.trim().split('\n').slice(-40).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${ended.code}:\n${said}`);
}
