'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { InspectorProperties } from '../contract.ts';
import { Section } from '../fields/section.tsx';
import { LongTextField, TextField } from '../fields/text-fields.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { StepField } from '../fields/list-fields.tsx';
import { DurationField } from '../fields/duration-field.tsx';
import { NumberField, ChoiceField } from '../fields/plain-fields.tsx';
import { TemplateField } from '../fields/template-field.tsx';
import { SampleChoice } from '../data/sample-choice.tsx';
import { BusinessKey } from './business-key.tsx';
import { Emits } from './emits.tsx';
import { Handler } from './handler-panel.tsx';
import { SchemaFields } from './schema-fields.tsx';
import { Triggers } from './triggers.tsx';
import { Vars } from './vars.tsx';

/** The workflow itself: shown while no step is chosen. */
export function Settings({ definition, name, sample, onSample }: InspectorProperties): ReactNode {
  const words = useTranslations('inspector');
  const has = (...fields: readonly string[]) => fields.some((field) => field in definition);
  return (
    <>
      <header className="fm-inspector-head">
        <p className="fm-inspector-kind">{words('workflow')}</p>
        <code className="fm-in-mono">{name}</code>
      </header>
      <div className="fm-in-tab">
        <TextField path="/title" />
        <LongTextField path="/description" />
        <StepField path="/start" />
        <Section title={words('section.triggers')} isOpen>
          <Triggers />
        </Section>
        <Section title={words('section.input')} isOpen={has('input')}>
          <SchemaFields path="/input" words="workflowInput" />
        </Section>
        <Section title={words('section.vars')} isOpen={has('vars')}>
          <Vars />
        </Section>
        <Section title={words('section.output')} isOpen={has('output')}>
          <MappingField path="/output" words="workflowOutput" />
        </Section>
        <Section title={words('section.finding')} isOpen={has('businessKey', 'searchable')}>
          <BusinessKey />
          <MappingField path="/searchable" />
        </Section>
        <Section title={words('section.limits')} isOpen={has('concurrency')}>
          <TemplateField path="/concurrency/key" words="concurrencyKey" />
          {has('concurrency') && (
            <>
              <NumberField path="/concurrency/limit" min={1} />
              <ChoiceField path="/concurrency/excess" options={['queue', 'refuse', 'replace']} />
            </>
          )}
        </Section>
        <Section title={words('section.timeout')} isOpen={has('timeout')}>
          <DurationField path="/timeout/after" words="timeoutAfter" />
          {has('timeout') && <Handler name="timeout" />}
        </Section>
        <Section title={words('section.onError')} isOpen={has('onError')}>
          <Handler name="onError" />
        </Section>
        <Section title={words('section.onCancel')} isOpen={has('onCancel')}>
          <Handler name="onCancel" />
        </Section>
        <Section title={words('section.emits')} isOpen={has('emits')}>
          <Emits />
        </Section>
        <SampleChoice sample={sample} onSample={onSample} />
      </div>
    </>
  );
}
