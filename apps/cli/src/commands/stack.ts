import { createInterface } from 'node:readline/promises';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { backupData, doctor, placesOf, resetStack, restoreData, showLogs, stopStack } from '@fermata/stack';
import type { Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import { findStateFolder } from '../profile.ts';
import type { RunCommand } from '../run-command.ts';
import { paint } from '../words.ts';

/** `fermata doctor | stop | reset | logs | backup | restore`: the local stack of this clone. */
export function addStack(program: Command, run: RunCommand): void {
  addLook(program, run);
  program
    .command('stop')
    .description('stop the local stack, in order')
    .action(
      run(async (context) => {
        const outcome = await stopStack(await places(context), { say: context.say });
        context.show({ outcome }, () => `The stack ${outcome === 'stopped' ? 'is stopped' : outcome}.`);
      }),
    );
  program
    .command('reset')
    .description('remove all local data; the next start begins anew')
    .option('--yes', 'do not ask')
    .action(
      run(async (context, options: { yes?: boolean }) => {
        const done = await refusedAsValue(
          resetStack(await places(context), { confirm: confirmWith(options.yes) }),
        );
        context.show({ reset: done }, () => (done ? 'All local data are removed.' : 'Nothing was changed.'));
      }),
    );
  addArchive(program, run);
}

function addLook(program: Command, run: RunCommand): void {
  program
    .command('doctor')
    .description('what is missing, what is taken, what to do')
    .action(
      run(async (context) => {
        const findings = await doctor(await places(context), process.env);
        context.show(findings, () => findings.map(findingLine).join('\n'));
        const failed = findings.filter((finding) => finding.level === 'fail').length;
        if (failed > 0)
          throw new CommandFailure(exitCode.failed, `${failed} of ${findings.length} checks failed`);
      }),
    );
  program
    .command('logs')
    .description('the last lines of the stack’s logs')
    .argument('[name...]', 'api, worker, shop, temporal, postgres; all when absent')
    .option('-f, --follow', 'go on with what is added')
    .action(
      run(async (context, names: readonly string[], options: { follow?: boolean }) => {
        const ending = new AbortController();
        process.once('SIGINT', () => ending.abort());
        const chosen = names.length === 0 ? {} : { names };
        const follow = options.follow === true;
        await refusedAsValue(
          showLogs(await places(context), { write: context.say, follow, signal: ending.signal, ...chosen }),
        );
      }),
    );
}

function addArchive(program: Command, run: RunCommand): void {
  program
    .command('backup')
    .description('write all local data into one archive, while the stack is stopped')
    .argument('<file>', 'a .tar.gz that does not exist yet')
    .action(
      run(async (context, file: string) => {
        const manifest = await refusedAsValue(backupData(await places(context), resolve(file)));
        context.show(manifest, () => `Written to ${file}. It holds secrets: keep it private.`);
      }),
    );
  program
    .command('restore')
    .description('put the data of a backup in the place of what is there')
    .argument('<file>')
    .option('--yes', 'do not ask')
    .action(
      run(async (context, file: string, options: { yes?: boolean }) => {
        const confirm = confirmWith(options.yes);
        const done = await refusedAsValue(restoreData(await places(context), resolve(file), { confirm }));
        context.show({ restored: done }, () => (done ? 'Restored.' : 'Nothing was changed.'));
      }),
    );
}

const marks = Object.freeze({
  ok: ['green', 'ok'],
  warn: ['yellow', 'warn'],
  fail: ['red', 'fail'],
} as const);

function findingLine(finding: { level: 'ok' | 'warn' | 'fail'; what: string; fix?: string }): string {
  const [colour, word] = marks[finding.level];
  const fix = finding.fix === undefined ? '' : `\n      ${finding.fix}`;
  return `${paint(colour, word.padEnd(4))}  ${finding.what}${fix}`;
}

async function places(context: Context): Promise<ReturnType<typeof placesOf>> {
  const state = await findStateFolder(context.folder);
  return state === undefined ? placesOf() : placesOf(dirname(state), state);
}

function confirmWith(yes: boolean | undefined): (question: string) => Promise<boolean> {
  if (yes === true) return () => Promise.resolve(true);
  return async (question) => {
    if (!process.stdin.isTTY) throw new CommandFailure(exitCode.usage, 'Not a terminal: confirm with --yes');
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await reader.question(`${question} [y/N] `);
    reader.close();
    return /^y(es)?$/i.test(answer.trim());
  };
}

/** What the stack refuses it says in a plain Error made for people. */
async function refusedAsValue<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof CommandFailure || !(error instanceof Error)) throw error;
    throw new CommandFailure(exitCode.refused, error.message);
  });
}
