import type { Permission } from '@fermata/contracts';

/** A section of the house's own pages. */
export interface Section {
  readonly name: 'people' | 'groups' | 'rights' | 'tokens' | 'signIns' | 'audit' | 'system' | 'configuration';
  readonly path: string;
  /** Absent = for everybody who comes here. */
  readonly needs?: Permission;
}

/** All sections, in order. */
export const sections: readonly Section[] = Object.freeze([
  { name: 'people', path: '/admin/people', needs: 'user.manage' },
  { name: 'groups', path: '/admin/groups', needs: 'user.manage' },
  { name: 'rights', path: '/admin/rights', needs: 'access.read' },
  { name: 'tokens', path: '/admin/tokens' },
  { name: 'signIns', path: '/admin/sign-ins', needs: 'audit.read' },
  { name: 'audit', path: '/admin/audit', needs: 'audit.read' },
  { name: 'system', path: '/admin/system', needs: 'system.read' },
  { name: 'configuration', path: '/admin/configuration', needs: 'system.read' },
] as const);

/** The sections that a person may open. */
export function sectionsFor(may: (permission: Permission) => boolean): readonly Section[] {
  return sections.filter(({ needs }) => needs === undefined || may(needs));
}
