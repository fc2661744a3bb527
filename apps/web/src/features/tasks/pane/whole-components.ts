import { builtIn, type ComponentRegistry } from '@fermata/ui';

/** For every form: all components that a definition can name. */
export const wholeComponents: ComponentRegistry = builtIn;
