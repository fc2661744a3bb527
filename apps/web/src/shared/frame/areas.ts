import type { ComponentType } from 'react';
import { IconForms, IconHome, IconList, IconSitemap, IconTable } from '@tabler/icons-react';
import type { Permission } from '@fermata/contracts';

/** A place of the main navigation. */
export interface Area {
  readonly name: 'home' | 'workflows' | 'instances' | 'components' | 'decisions';
  readonly path: string;
  /** The second key after G. */
  readonly letter: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  /** Who may not has no entry. */
  readonly needs?: Permission;
  /** In the bottom bar of a narrow screen. */
  readonly narrow: boolean;
}

/** The places of the main navigation, in order. */
export const areas: readonly Area[] = Object.freeze([
  { name: 'home', path: '/', letter: 'h', Icon: IconHome, narrow: true },
  {
    name: 'workflows',
    path: '/workflows',
    letter: 'w',
    Icon: IconSitemap,
    needs: 'definition.read',
    narrow: true,
  },
  {
    name: 'instances',
    path: '/instances',
    letter: 'i',
    Icon: IconList,
    needs: 'instance.read',
    narrow: true,
  },
  {
    name: 'components',
    path: '/forms',
    letter: 'f',
    Icon: IconForms,
    needs: 'definition.read',
    narrow: false,
  },
  {
    name: 'decisions',
    path: '/decisions',
    letter: 'd',
    Icon: IconTable,
    needs: 'definition.read',
    narrow: false,
  },
] as const);
