'use client';
import { useEffect, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Problem } from '@fermata/model';
import type { FormViewProperties } from './form-view-properties.ts';
import { ErrorSummary } from './actions/error-summary.tsx';
import { FormActions } from './actions/form-actions.tsx';
import { focusFirstFinding } from './actions/reveal.ts';
import { FormChildren } from './frame/form-children.tsx';
import type { ComponentRegistry } from './registry/registry.ts';
import { FormSceneContext, type FormScene } from './store/form-scene.ts';
import { useAnnouncer } from './store/use-announcer.tsx';
import { useFormScene, type CreateForm } from './use-form-scene.ts';

interface Properties extends FormViewProperties {
  /** Makes the form of a plan; always the same function for one plan. It has to read all that stands in the plan. */
  readonly create: CreateForm;
  /** By what it is drawn; it has to know every component of the plan. */
  readonly registry: ComponentRegistry;
}

/** The same as `FormView`, for a page that says by what its expressions are read and its components drawn. */
export function FormViewBy(properties: Properties): ReactNode {
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
