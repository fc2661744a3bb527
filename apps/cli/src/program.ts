import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addDefinitions } from './commands/definitions.ts';
import { addDeploy } from './commands/deploy.ts';
import { addEvents } from './commands/events.ts';
import { addFleets } from './commands/fleets.ts';
import { addHouse } from './commands/house.ts';
import { addExplore } from './commands/explore.ts';
import { addInstances } from './commands/instances.ts';
import { addPatterns } from './commands/patterns.ts';
import { addPeople } from './commands/people.ts';
import { addLogin } from './commands/sign-in.ts';
import { addSimulate } from './commands/simulate.ts';
import { addStack } from './commands/stack.ts';
import { addStart } from './commands/start.ts';
import { addTasks } from './commands/tasks.ts';
import { addTest } from './commands/test.ts';
import { addValidate } from './commands/validate.ts';
import { createContext } from './context.ts';
import { CommandFailure, exitCode } from './exit.ts';
import type { RunCommand } from './run-command.ts';
import { paint } from './words.ts';

/** Runs one command line and answers with its exit code; prints failures in plain words on standard error. */
export async function main(args: readonly string[], version: string): Promise<number> {
  const program = buildProgram(version);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode.done;
  } catch (error) {
    return report(error, args.includes('--json'));
  }
}

/** The whole command tree; `--json` works everywhere. */
export function buildProgram(version: string): Command {
  const program = new Command('fermata')
    .description('business workflows that last')
    .version(version)
    .option('--json', 'print JSON')
    .exitOverride()
    .showHelpAfterError('(fermata <command> --help shows what it takes)');
  const run: RunCommand =
    (action) =>
    async (...args) => {
      const command = args.at(-1) as Command;
      await action(createContext({ json: command.optsWithGlobals().json === true }), ...(args as never));
    };
  const parts = [
    addLogin,
    addStack,
    addValidate,
    addSimulate,
    addTest,
    addExplore,
    addPatterns,
    addDeploy,
    addDefinitions,
    addStart,
    addInstances,
    addFleets,
    addTasks,
  ];
  for (const add of [...parts, addEvents, addPeople, addAudit, addHouse]) add(program, run);
  inheritSettings(program);
  return program;
}

function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    if (!child.options.some((option) => option.long === '--json')) child.option('--json', 'print JSON');
    inheritSettings(child);
  }
}

function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (!(error instanceof CommandFailure)) throw error;
  if (json) process.stderr.write(`${JSON.stringify({ error: error.message, lines: error.lines })}\n`);
  else
    process.stderr.write(
      `${[paint('red', error.message), ...error.lines.map((line) => `  ${line}`)].join('\n')}\n`,
    );
  return error.exit;
}
