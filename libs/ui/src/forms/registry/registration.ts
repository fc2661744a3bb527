import type { ComponentType } from 'react';
import type { NodeState, PlanNode } from '@fermata/forms';
import type { JsonSchema, JsonValue, Problem } from '@fermata/model';

/** Attributes that make a control known to people who do not see it: spread them on the element that takes the focus. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly 'aria-required'?: true;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

/** What an input is given. */
export interface InputProperties {
  readonly state: NodeState;
  readonly value: JsonValue | undefined;
  readonly problems: readonly Problem[];
  readonly control: ControlAttributes;
  /** Id of the element with the title, for inputs of several elements. */
  readonly labelId: string;
  /** Sets the value; undefined takes it away. */
  readonly change: (value: JsonValue | undefined) => void;
  /** Says that what is typed is no value, and why; undefined when it is one again. */
  readonly refuse: (why: string | undefined) => void;
  /** The person has left the input. */
  readonly leave: () => void;
}

/** What an output is given: the state, whose `shown` is what it shows (an input's value when it is read only). */
export interface OutputProperties {
  readonly state: NodeState;
  readonly value: JsonValue | undefined;
}

/** What a layout is given; it draws its children itself. */
export interface LayoutProperties {
  readonly state: NodeState;
  readonly problems: readonly Problem[];
}

interface Registered {
  /** Unique; of a built-in one, the kind of component that it draws. */
  readonly name: string;
  /** How well it fits a node; 0 or less is not at all, and the highest wins. Built-in ones say 10. */
  readonly tester: (node: PlanNode) => number;
  /** Schema of what `options` may hold, for a designer. */
  readonly options: JsonSchema;
}

/** A component that edits a field. */
export interface InputRegistration extends Registered {
  readonly role: 'input';
  /** `label`: one element takes the focus; `group`: several do, under one name. */
  readonly frame: 'label' | 'group';
  readonly Component: ComponentType<InputProperties>;
  /** How its value looks when nothing can be edited; as plain text unless said. */
  readonly Shown?: ComponentType<OutputProperties>;
}

/** A component that only shows. */
export interface OutputRegistration extends Registered {
  readonly role: 'output';
  /** Whether it draws its title itself. */
  readonly titled?: true;
  readonly Component: ComponentType<OutputProperties>;
}

/** A component that other components stand in. */
export interface LayoutRegistration extends Registered {
  readonly role: 'layout';
  readonly Component: ComponentType<LayoutProperties>;
}

/** A component as the renderer knows it. */
export type Registration = InputRegistration | OutputRegistration | LayoutRegistration;
