'use client';
import { useEffect, type FormEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import type { FormPlan } from '@fermata/forms';
import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import { ErrorSummary } from './actions/error-summary.tsx';
import { FormActions } from './actions/form-actions.tsx';
import { focusFirstFinding } from './actions/reveal.ts';
import type { TakeAnswer } from './actions/submit.ts';
import { FormChildren } from './frame/form-children.tsx';
import type { FormPorts } from './ports.ts';
import type { ComponentRegistry } from './registry/registry.ts';
import type { FormStore } from './store/form-store.ts';
import { FormSceneContext, type FormScene } from './store/form-scene.ts';
import { useAnnouncer } from './store/use-announcer.tsx';
import { useFormScene } from './use-form-scene.ts';

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

/** A form, drawn from its plan, with everything between opening it and handing on its answer. */
export function FormView(properties: FormViewProperties): ReactNode {
  const { plan, onSubmit, readOnly = false, submitTitle, problems, dir, focusesProblems = true } = properties;
  const { region, announce } = useAnnouncer();
  const scene = useFormScene(properties, announce);
  useServerProblems(scene, problems, focusesProblems);
  return (
    <FormSceneContext value={scene}>
      <form
        className="fm-form"
        noValidate
        dir={dir ?? directionOf(scene.locale)}
        lang={scene.locale}
        data-read={readOnly || undefined}
        onSubmit={(event: FormEvent) => event.preventDefault()}
        onKeyDown={keepEnter}
      >
        <ErrorSummary />
        <div className="fm-stack">
          <FormChildren />
        </div>
        {onSubmit !== undefined && !readOnly && (
          <FormActions plan={plan} take={onSubmit} submitTitle={submitTitle} />
        )}
        {region}
      </form>
    </FormSceneContext>
  );
}

/** What the server says stands at its fields, and the first of them gets the focus. */
function useServerProblems(
  scene: FormScene,
  problems: readonly Problem[] | undefined,
  takesFocus: boolean,
): void {
  useEffect(() => {
    if (problems === undefined) return;
    scene.store.say('server', problems);
    if (takesFocus && problems.length > 0) focusFirstFinding(scene);
  }, [scene, problems, takesFocus]);
}

const rightToLeft: readonly string[] = Object.freeze([
  'ar',
  'dv',
  'fa',
  'he',
  'ku',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Enter in a line of text decides nothing: a form has several decisions, and none is taken by accident. */
function keepEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key } = event;
  if (key === 'Enter' && target instanceof HTMLInputElement && target.type !== 'submit')
    event.preventDefault();
}
