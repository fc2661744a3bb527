import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { Me, TokenRow } from '@fermata/contracts';
import { Client } from '../client.ts';
import type { Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import { findUrl, forgetProfile, storedProfile, storeProfile } from '../profile.ts';
import type { RunCommand } from '../run-command.ts';

const listLimit = 500;

interface LoginOptions {
  readonly url?: string;
  readonly user?: string;
  readonly passwordStdin?: boolean;
  readonly days: string;
}

/** `fermata login` trades a login and password for an API token and keeps only the token; `fermata logout` ends it. */
export function addLogin(program: Command, run: RunCommand): void {
  program
    .command('logout')
    .description('forget the token that login keeps, and revoke it')
    .action(run((context) => logout(context)));
  program
    .command('login')
    .description('sign in and keep an API token for further commands')
    .option('--url <url>', 'address of the API (FERMATA_URL, else the local stack)')
    .option('--user <login>', 'login name (asked for when absent)')
    .option('--password-stdin', 'read the password from standard input')
    .option('--days <n>', 'life of the token in days', '90')
    .action(
      run(async (context, options: LoginOptions) => {
        const url = options.url?.replace(/\/+$/, '') ?? (await findUrl(context.env, context.folder));
        const login = options.user ?? (await ask('Login: '));
        const password = options.passwordStdin === true ? await readStdin() : await ask('Password: ', true);
        const { me, cookie } = await signIn(url, login, password);
        const token = await createToken(url, me, cookie, Number(options.days));
        const file = await storeProfile(context.env, url, token.secret ?? '');
        context.show({ url, login: me.login, tokenId: token.id, expiresAt: token.expiresAt }, () =>
          [
            `Signed in to ${url} as ${me.name} (${me.roles.join(', ')}).`,
            `The token is kept in ${file}.`,
          ].join('\n'),
        );
      }),
    );
}

async function logout(context: Context): Promise<void> {
  const kept = await storedProfile(context.env);
  if (kept !== undefined) {
    const client = new Client(kept);
    const tokens = await client.list<TokenRow>('/tokens', {}, listLimit).catch(() => []);
    const mine = tokens.find((token) => kept.token.startsWith(token.prefix));
    if (mine !== undefined) await client.call('DELETE', `/tokens/${mine.id}`).catch(() => undefined);
  }
  await forgetProfile(context.env);
  context.show({ url: kept?.url ?? null }, () =>
    kept === undefined ? 'Nobody was signed in.' : `Signed out of ${kept.url}.`,
  );
}

async function signIn(url: string, login: string, password: string): Promise<{ me: Me; cookie: string }> {
  const response = await send(`${url}/api/v1/sessions`, { login, password }, {});
  const cookie = response.headers.getSetCookie().map((entry) => entry.split(';')[0] ?? '');
  return { me: (await response.json()) as Me, cookie: cookie.join('; ') };
}

async function createToken(url: string, me: Me, cookie: string, days: number): Promise<TokenRow> {
  const headers = { cookie, 'x-fermata-csrf': me.csrf ?? '' };
  const body = { name: `fermata login ${new Date().toISOString()}`, expiresInDays: days };
  const response = await send(`${url}/api/v1/tokens`, body, headers);
  await fetch(`${url}/api/v1/sessions/current`, { method: 'DELETE', headers });
  return (await response.json()) as TokenRow;
}

async function send(url: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (response === undefined) {
    throw new CommandFailure(exitCode.unreachable, `Fermata does not answer at ${url}`);
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new CommandFailure(exitCode.refused, problem.detail ?? `The API answered ${response.status}`);
}

async function ask(question: string, hidden = false): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandFailure(exitCode.usage, 'Not a terminal: give --user and --password-stdin');
  }
  const reader = createInterface({ input: process.stdin, output: process.stdout, terminal: true });
  if (hidden) muteEcho(reader, question);
  try {
    return await reader.question(question);
  } finally {
    reader.close();
    if (hidden) process.stdout.write('\n');
  }
}

function muteEcho(reader: unknown, question: string): void {
  Object.assign(reader as object, {
    _writeToOutput: (text: string) => (text.startsWith(question) ? process.stdout.write(question) : true),
  });
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
