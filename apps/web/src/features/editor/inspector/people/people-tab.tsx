'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { isObject, pointer, type JsonValue } from '@fermata/model';
import { StepField, StepsField, TagsField } from '../fields/list-fields.tsx';
import { ChoiceField, SwitchField } from '../fields/plain-fields.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { Rows } from '../fields/rows.tsx';
import { Section } from '../fields/section.tsx';
import { stepOf } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { SchemaFields } from '../settings/schema-fields.tsx';
import { Due } from './due.tsx';
import { ManualTimer } from './manual-timer.tsx';
import { PeopleField } from './people-field.tsx';
import { Who } from './who.tsx';

/** Who does it, with which form, until when. */
export function PeopleTab({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, known } = usePanel();
  const words = useTranslations('inspector');
  const path = pointer('steps', stepId);
  const { form, assign } = stepOf(definition, stepId);
  const outcomes = typeof form === 'string' ? (known?.references.forms[form]?.outcomes ?? []) : [];
  return (
    <div className="fm-in-tab">
      <ReferenceField path={`${path}/form`} of="forms" />
      <TagsField path={`${path}/outcomes`} suggestions={outcomes} />
      {form === undefined && (
        <Section title={words('section.answer')} isOpen>
          <SchemaFields path={`${path}/outputSchema`} words="outputSchema" />
        </Section>
      )}
      <Section title={words('section.assign')} isOpen>
        <Who path={`${path}/assign`} />
        <PeopleField path={`${path}/assign/skills`} of="skills" words="assignSkills" />
      </Section>
      <Part key={`give ${stepId}`} title={words('section.give')} assign={assign} members={GIVEN}>
        <ChoiceField path={`${path}/assign/give`} words="assignGive" options={GIVING} />
        <StepField path={`${path}/assign/likeStep`} words="assignLikeStep" />
        <SwitchField path={`${path}/assign/case`} words="assignCase" />
      </Part>
      <Part key={`apart ${stepId}`} title={words('section.apart')} assign={assign} members={APART}>
        <PeopleField path={`${path}/assign/not`} of="users" words="assignNot" />
        <StepsField path={`${path}/assign/separateFrom`} words="assignSeparateFrom" />
      </Part>
      <Section title={words('section.due')} isOpen>
        <Due path={`${path}/due`} />
      </Section>
      <Section title={words('section.timers')} isOpen>
        <Rows path={`${path}/timers`} item={words('timer')} addLabel={words('addTimer')} blank={REMINDER}>
          {(place) => <ManualTimer path={place} />}
        </Rows>
      </Section>
    </div>
  );
}

interface PartProperties {
  readonly title: string;
  readonly assign: JsonValue | undefined;
  /** The members of `assign` that stand in it. */
  readonly members: readonly string[];
  readonly children: ReactNode;
}

/** A part that few steps need: open at first where the step says something in it, and then as the person leaves it. */
function Part({ title, assign, members, children }: PartProperties): ReactNode {
  const [isOpen] = useState(() => isObject(assign) && members.some((name) => assign[name] !== undefined));
  return (
    <Section title={title} isOpen={isOpen}>
      {children}
    </Section>
  );
}

const GIVEN = Object.freeze(['give', 'likeStep', 'case'] as const);
const APART = Object.freeze(['not', 'separateFrom'] as const);

/** Ways to give a task to one person. */
const GIVING = Object.freeze(['random', 'roundRobin', 'shortestQueue', 'mostExperienced'] as const);

const REMINDER = Object.freeze({ at: '50%', remind: true });
