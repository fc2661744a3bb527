import type { Ref } from 'react';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import type { TakeAnswer } from './actions/submit.ts';
import type { FormPorts } from './ports.ts';
import type { ComponentRegistry } from './registry/registry.ts';
import type { FormStore } from './store/form-store.ts';

/** What a form is given. */
export interface FormViewProperties {
  readonly plan: FormPlan;
  /** What the step gives: what expressions see as `input`. */
  readonly input?: JsonValue;
  /** What is filled in already; the defaults unless said. Another object later does not change what is being typed. */
  readonly values?: JsonObject;
  /** Hears of every change, with everything that is filled in, hidden fields too: for a draft. */
  readonly onChange?: (values: JsonObject) => void;
  /** Takes the answer; without it there are no buttons. */
  readonly onSubmit?: TakeAnswer;
  /** What the server found wrong, with pointers of the answer. */
  readonly problems?: readonly Problem[];
  /** Whether the first of them takes the focus; yes unless said. */
  readonly focusesProblems?: boolean;
  readonly readOnly?: boolean;
  readonly ports?: FormPorts;
  /** Own components beside the built-in ones. */
  readonly registry?: ComponentRegistry;
  /** Language of the form; that of the page unless said. */
  readonly locale?: string;
  /** IANA zone of the person; that of the browser unless said. */
  readonly zone?: string;
  readonly user?: JsonObject;
  /** The moment that expressions see as `now`, RFC 3339; when the form was opened unless said. */
  readonly now?: string;
  /** Words of the button of a form without decisions. */
  readonly submitTitle?: string;
  /** Writing direction; that of the language unless said. */
  readonly dir?: 'ltr' | 'rtl';
  /** For who drives the form from outside: a designer, a page with its own button. */
  readonly storeRef?: Ref<FormStore>;
}
