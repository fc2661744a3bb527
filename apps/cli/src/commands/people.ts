import type { Command } from 'commander';
import type { GroupRow, TokenRow, UserRow } from '@fermata/contracts';
import type { RunCommand } from '../run-command.ts';
import { table } from '../words.ts';

interface InviteOptions {
  readonly name: string;
  readonly email?: string;
  readonly role: readonly string[];
  readonly group?: readonly string[];
}

/** `fermata users`, `groups` and `tokens`. */
export function addPeople(program: Command, run: RunCommand): void {
  addUsers(program, run);
  addTokens(program, run);
  program
    .command('groups')
    .description('groups and their members')
    .action(
      run(async (context) => {
        const items = await (await context.client()).list<GroupRow>('/groups', {}, 500);
        const rows = items.map((group) => [group.name, group.title, group.members.join(', ')]);
        context.show(items, () => table(['NAME', 'TITLE', 'MEMBERS'], rows));
      }),
    );
}

function addUsers(program: Command, run: RunCommand): void {
  const users = program.command('users').description('who may sign in');
  users.command('list', { isDefault: true }).action(
    run(async (context) => {
      const items = await (await context.client()).list<UserRow>('/users', {}, 500);
      const rows = items.map((user) => [
        user.login,
        user.status,
        user.roles.join(', '),
        user.groups.join(', '),
      ]);
      context.show(items, () => table(['LOGIN', 'STATUS', 'ROLES', 'GROUPS'], rows));
    }),
  );
  users
    .command('invite')
    .argument('<login>')
    .requiredOption('--name <name>')
    .option('--email <address>')
    .requiredOption('--role <role...>')
    .option('--group <group...>')
    .action(
      run(async (context, login: string, options: InviteOptions) => {
        const client = await context.client();
        const body = {
          login,
          name: options.name,
          email: options.email,
          roles: options.role,
          groups: options.group,
        };
        const answer = await client.post<UserRow & { readonly inviteToken: string }>('/users', body);
        context.show(answer, () => `${login} is invited. One-time token: ${answer.inviteToken}`);
      }),
    );
}

function addTokens(program: Command, run: RunCommand): void {
  const tokens = program.command('tokens').description('your API tokens');
  tokens.command('list', { isDefault: true }).action(
    run(async (context) => {
      const items = await (await context.client()).list<TokenRow>('/tokens', {}, 500);
      const rows = items.map((token) => [
        token.id,
        token.name,
        token.prefix,
        token.expiresAt,
        token.revokedAt ?? '',
      ]);
      context.show(items, () => table(['ID', 'NAME', 'PREFIX', 'EXPIRES', 'REVOKED'], rows));
    }),
  );
  tokens
    .command('create')
    .argument('<name>')
    .option('--days <n>', 'life in days', '90')
    .option('--scope <permission...>', 'a subset of your permissions')
    .action(
      run(async (context, name: string, options: { days: string; scope?: readonly string[] }) => {
        const client = await context.client();
        const body = { name, expiresInDays: Number(options.days), scopes: options.scope };
        const token = await client.post<TokenRow>('/tokens', body);
        context.show(token, () => `${token.secret ?? ''}\n(shown only now; expires ${token.expiresAt})`);
      }),
    );
  tokens
    .command('revoke')
    .argument('<id>')
    .action(
      run(async (context, id: string) => {
        await (await context.client()).call('DELETE', `/tokens/${encodeURIComponent(id)}`);
        context.show({ revoked: id }, () => `${id} is revoked`);
      }),
    );
}
