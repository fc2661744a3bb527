'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { pointer } from '@fermata/model';
import { TagsField } from '../fields/list-fields.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { Rows } from '../fields/rows.tsx';
import { Section } from '../fields/section.tsx';
import { stepOf } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { SchemaFields } from '../settings/schema-fields.tsx';
import { Due } from './due.tsx';
import { ManualTimer } from './manual-timer.tsx';
import { PeopleField } from './people-field.tsx';

/** Who does it, with which form, until when. */
export function PeopleTab({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, known } = usePanel();
  const words = useTranslations('inspector');
  const path = pointer('steps', stepId);
  const { form } = stepOf(definition, stepId);
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
        <PeopleField path={`${path}/assign/groups`} of="groups" />
        <PeopleField path={`${path}/assign/users`} of="users" />
        <PeopleField path={`${path}/assign/not`} of="users" words="assignNot" />
      </Section>
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

const REMINDER = Object.freeze({ at: '50%', remind: true });
