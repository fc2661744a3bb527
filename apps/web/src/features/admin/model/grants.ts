import type { GroupGrantRow } from '@fermata/contracts';

/** What may be given over a group's tasks, in order. */
export const grantVerbs = Object.freeze(['see', 'claim', 'complete', 'reassign', 'suspend'] as const);

/** One right over a group's tasks. */
export type GrantVerb = (typeof grantVerbs)[number];

/** A person or a group with all it was given. */
export interface Grantee {
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly verbs: readonly GrantVerb[];
}

/** Rights as rows of a matrix: one for each who was given any, groups first. */
export function granteesOf(grants: readonly GroupGrantRow[]): readonly Grantee[] {
  const keys = [...new Set(grants.map(({ granteeKind, grantee }) => `${granteeKind}:${grantee}`))].sort();
  return keys.map((key) => {
    const own = grants.filter(({ granteeKind, grantee }) => `${granteeKind}:${grantee}` === key);
    const verbs = grantVerbs.filter((verb) => own.some((grant) => grant.verb === verb));
    return { kind: key.startsWith('user:') ? 'user' : 'group', name: key.slice(key.indexOf(':') + 1), verbs };
  });
}

/** The rights with one given or taken. Who may do anything sees; who may not see may do nothing. */
export function withVerb(
  grants: readonly GroupGrantRow[],
  { kind, name }: Pick<Grantee, 'kind' | 'name'>,
  verb: GrantVerb,
  isGiven: boolean,
): readonly GroupGrantRow[] {
  const isOwn = (grant: GroupGrantRow) => grant.granteeKind === kind && grant.grantee === name;
  const own = grants.filter(isOwn).map((grant) => grant.verb);
  const wanted = isGiven ? [...own, verb, 'see'] : verb === 'see' ? [] : own.filter((one) => one !== verb);
  const kept = grantVerbs.filter((one) => wanted.includes(one));
  return [
    ...grants.filter((grant) => !isOwn(grant)),
    ...kept.map((one) => ({ granteeKind: kind, grantee: name, verb: one })),
  ];
}
