'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { hasErrors } from '@fermata/model';
import type { LayoutProperties } from '../registry/registration.ts';
import { FormChildren } from '../frame/form-children.tsx';
import { focusFirstFinding } from '../actions/reveal.ts';
import { useScene, type FormScene } from '../store/form-scene.ts';
import { useWizard } from './use-wizard.ts';

/** Steps one after the other; each is checked before the next one opens, and what is done can be gone back to. */
export function WizardLayout({ state }: LayoutProperties): ReactNode {
  const words = useTranslations('ui-forms.wizard');
  const scene = useScene();
  const { steps, at } = useWizard(state.key);
  const head = useHeadFocus(at);
  const opened = steps[at];
  if (opened === undefined) return null;
  const titleOf = (key: string): string =>
    scene.store.view(key)?.state.title ?? words('step', { number: steps.indexOf(key) + 1 });
  const go = (index: number): void => {
    const key = steps[index];
    if (key !== undefined) scene.store.open(state.key, key);
  };
  const shown = scene.isReadOnly ? steps : [opened];
  return (
    <div className="fm-wizard">
      <p className="fm-small">{words('progress', { number: at + 1, count: steps.length })}</p>
      <progress className="fm-progress" value={at + 1} max={steps.length} aria-label={words('label')} />
      <ol className="fm-steps">
        {steps.map((key, index) => (
          <li key={key}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              disabled={index > at && !scene.isReadOnly}
              onClick={() => go(index)}
            >
              <span className="fm-step-number">
                {index < at ? <IconCheck size={14} aria-hidden="true" /> : index + 1}
              </span>
              {titleOf(key)}
            </button>
          </li>
        ))}
      </ol>
      {shown.map((key) => (
        <section key={key} role="group" className="fm-stack" aria-labelledby={`${scene.prefix}${key}:head`}>
          <h3 className="fm-section-title" id={`${scene.prefix}${key}:head`} tabIndex={-1} ref={head}>
            {titleOf(key)}
          </h3>
          <FormChildren of={key} />
        </section>
      ))}
      {!scene.isReadOnly && (
        <div className="fm-actions">
          {at > 0 && (
            <button type="button" className="fm-button" onClick={() => go(at - 1)}>
              {words('back')}
            </button>
          )}
          {at < steps.length - 1 && (
            <button
              type="button"
              className="fm-button"
              data-main
              onClick={() => passes(scene, opened) && go(at + 1)}
            >
              {words('next')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Checks one step; what is wrong there is said, and the focus goes to it. */
function passes(scene: FormScene, key: string): boolean {
  const { store } = scene;
  const problems = store.form.check(store.state, { within: key });
  store.say('check', problems);
  const isHeld =
    hasErrors(problems) || store.findings().some(({ problem }) => problem.code === 'form.unreadable');
  if (isHeld) focusFirstFinding(scene);
  return !isHeld;
}

/** Another step: the focus goes to its head, so that people hear where they are. */
function useHeadFocus(at: number): React.RefObject<HTMLHeadingElement | null> {
  const head = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) head.current?.focus();
    before.current = at;
  }, [at]);
  return head;
}
