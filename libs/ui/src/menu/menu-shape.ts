import type { HTMLAttributes, ReactElement, RefAttributes } from 'react';

/** A button, what its menu is given, and how the menu lies. */
export interface MenuShape<Given extends object> {
  /** The button; it is given what makes it one of a menu. */
  readonly target: ReactElement<HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>>;
  /** What the entries are given. */
  readonly given: Given;
  readonly position?: 'bottom-start' | 'bottom-end';
  readonly width?: number;
  readonly closeOnItemClick?: boolean;
  readonly hideDetached?: boolean;
}
