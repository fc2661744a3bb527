import type { ComponentType } from 'react';
import {
  IconChecklist,
  IconForms,
  IconHome,
  IconList,
  IconSettings,
  IconSitemap,
  IconTable,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Permission } from '@fermata/contracts';

/** A place of the main navigation. */
export interface Area {
  readonly name: 'home' | 'workflows' | 'instances' | 'tasks' | 'desk' | 'components' | 'decisions' | 'admin';
  readonly path: string;
  /** The second key after G. */
  readonly letter: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  /** Who may not has no entry. */
  readonly needs?: Permission;
  /** The same, where one of several rights is enough. */
  readonly needsOneOf?: readonly Permission[];
  /** Its place in the bottom bar of a narrow screen, which has few; the others are found by the search there. */
  readonly narrow?: number;
}

/** The places of the main navigation, in order. */
export const areas: readonly Area[] = Object.freeze([
  { name: 'home', path: '/', letter: 'h', Icon: IconHome, narrow: 1 },
  {
    name: 'workflows',
    path: '/workflows',
    letter: 'w',
    Icon: IconSitemap,
    needs: 'definition.read',
  },
  {
    name: 'instances',
    path: '/instances',
    letter: 'i',
    Icon: IconList,
    needs: 'instance.read',
    narrow: 3,
  },
  { name: 'tasks', path: '/tasks', letter: 't', Icon: IconChecklist, needs: 'task.see', narrow: 2 },
  { name: 'desk', path: '/desk', letter: 's', Icon: IconUsersGroup, needs: 'desk.read' },
  {
    name: 'components',
    path: '/forms',
    letter: 'f',
    Icon: IconForms,
    needs: 'definition.read',
  },
  {
    name: 'decisions',
    path: '/decisions',
    letter: 'd',
    Icon: IconTable,
    needs: 'definition.read',
  },
  {
    name: 'admin',
    path: '/admin',
    letter: 'a',
    Icon: IconSettings,
    needsOneOf: ['user.manage', 'audit.read', 'system.read'],
  },
] as const);
