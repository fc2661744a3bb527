import { said } from '@fermata/model';
import { AppError, permissionsOf, type Me, type Permission } from '@fermata/contracts';
import { MembershipRepository, UserRepository, type Transaction } from '@fermata/persistence';
import { defaultProject, type Subject } from '../access/subject.ts';

/** What a person is told of itself right after signing in. */
export function profileOf(tx: Transaction, userId: string, csrf: string): Promise<Me> {
  return answer(tx, { userId, projectId: defaultProject, csrf });
}

/** What a subject is told of itself: of its person's rights those that its credential carries. */
export function meOf(tx: Transaction, subject: Subject): Promise<Me> {
  const { userId, projectId, permissions, via } = subject;
  return answer(tx, {
    userId,
    projectId,
    permissions,
    ...(via.kind === 'session' ? { csrf: via.csrf } : {}),
  });
}

interface Asked {
  readonly userId: string;
  readonly projectId: string;
  readonly permissions?: ReadonlySet<Permission>;
  readonly csrf?: string;
}

async function answer(tx: Transaction, asked: Asked): Promise<Me> {
  const { userId, projectId, csrf } = asked;
  const user = await new UserRepository(tx, projectId).get(userId);
  if (user === undefined)
    throw new AppError('user.unknown', said`There is no user "${{ id: userId }}"`, { status: 404 });
  const groups = (await new MembershipRepository(tx, projectId).groupsOf([userId])).get(userId) ?? [];
  return {
    id: user.id,
    login: user.id,
    name: user.displayName,
    roles: user.roles,
    groups,
    permissions: [...(asked.permissions ?? permissionsOf(user.roles))].sort(),
    zone: user.zone,
    language: user.language,
    mustChangePassword: user.mustChangePassword,
    ...(csrf === undefined ? {} : { csrf }),
  };
}
