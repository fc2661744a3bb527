'use client';
import { useState, type ReactNode } from 'react';
import type { LayoutProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { FormChildren } from '../frame/form-children.tsx';
import { FieldProblems } from '../frame/field-problems.tsx';

/** Components that belong together, below a title; one that says so can be folded away. */
export function SectionLayout({ state, problems }: LayoutProperties): ReactNode {
  const { prefix } = useScene();
  const { options } = state.node;
  const id = prefix + state.key;
  const canFold = options['folds'] === true && state.title !== undefined;
  const [isOpen, setOpen] = useState(options['folded'] !== true);
  return (
    <section
      role="group"
      id={id}
      className="fm-section"
      data-titled={state.title === undefined ? undefined : true}
      {...(state.title !== undefined && { 'aria-labelledby': `${id}:label` })}
    >
      {state.title !== undefined && (
        <h3 className="fm-section-title" id={`${id}:label`}>
          {canFold ? (
            <button type="button" className="fm-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {state.title}
            </button>
          ) : (
            state.title
          )}
        </h3>
      )}
      {state.help !== undefined && <p className="fm-help">{state.help}</p>}
      <FieldProblems id={id} problems={problems} />
      {(isOpen || !canFold) && (
        <div className="fm-stack">
          <FormChildren of={state.key} />
        </div>
      )}
    </section>
  );
}
