import { settings } from './settings.ts';
import { named } from './registry.ts';
import type { InputRegistration, LayoutRegistration, OutputRegistration } from './registration.ts';

/** An input under its own name; whatever is not said of it is as usual. */
export function input(
  name: string,
  Component: InputRegistration['Component'],
  rest: Partial<InputRegistration> = {},
): InputRegistration {
  return {
    name,
    role: 'input',
    frame: 'label',
    tester: named(name),
    options: settings({}),
    Component,
    ...rest,
  };
}

/** An output under its own name. */
export function output(
  name: string,
  Component: OutputRegistration['Component'],
  rest: Partial<OutputRegistration> = {},
): OutputRegistration {
  return { name, role: 'output', tester: named(name), options: settings({}), Component, ...rest };
}

/** A layout under its own name. */
export function layout(
  name: string,
  Component: LayoutRegistration['Component'],
  rest: Partial<LayoutRegistration> = {},
): LayoutRegistration {
  return { name, role: 'layout', tester: named(name), options: settings({}), Component, ...rest };
}
