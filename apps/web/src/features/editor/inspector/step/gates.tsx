'use client';
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { ConditionField } from '../fields/condition-field.tsx';
import { FieldFrame } from '../fields/field-frame.tsx';
import { StepField, StepsField } from '../fields/list-fields.tsx';
import { ChoiceField, NumberField, SwitchField } from '../fields/plain-fields.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { useField } from '../fields/use-field.ts';

/** When the step begins. */
export function Gates({ path }: { readonly path: string }): ReactNode {
  return (
    <>
      <Join path={`${path}/join`} />
      <ConditionField path={`${path}/unless`} />
      <WhileIn path={`${path}/whileIn`} />
      <Locks path={`${path}/lock`} />
      <NumberField path={`${path}/priority`} min={1} max={5} />
    </>
  );
}

type JoinKind = 'any' | 'all' | 'active' | 'count' | 'threads';

const BLANK_JOINS: Readonly<Record<JoinKind, JsonValue | undefined>> = Object.freeze({
  any: undefined,
  all: 'all',
  active: 'active',
  count: { count: 2 },
  threads: { threads: 2 },
});

function Join({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector.join');
  const kind = joinKind(field.value);
  return (
    <>
      <FieldFrame path={path} words="join" problems={field.problems}>
        {({ id, describedBy, isWrong }) => (
          <Select
            id={id}
            size="sm"
            allowDeselect={false}
            aria-describedby={describedBy}
            error={isWrong}
            readOnly={field.readOnly}
            data={(['any', 'all', 'active', 'count', 'threads'] as const).map((value) => ({
              value,
              label: words(value),
            }))}
            value={kind}
            onChange={(value) => field.set(BLANK_JOINS[value as JoinKind])}
          />
        )}
      </FieldFrame>
      {kind === 'count' && (
        <div className="fm-in-part">
          <NumberField path={`${path}/count`} min={1} />
          <ChoiceField path={`${path}/rest`} words="joinRest" options={['ignore', 'cancel', 'block']} />
          <StepsField path={`${path}/region`} />
        </div>
      )}
      {kind === 'threads' && (
        <div className="fm-in-part">
          <NumberField path={`${path}/threads`} min={1} />
        </div>
      )}
    </>
  );
}

function joinKind(value: JsonValue | undefined): JoinKind {
  if (value === 'all' || value === 'active') return value;
  if (!isObject(value)) return 'any';
  return 'threads' in (value as JsonObject) ? 'threads' : 'count';
}

function WhileIn({ path }: { readonly path: string }): ReactNode {
  const { value } = useField(path);
  return (
    <>
      <StepField path={`${path}/step`} words="whileIn" />
      {value !== undefined && (
        <div className="fm-in-part">
          <ChoiceField path={`${path}/missed`} options={['skip', 'fail', 'wait']} />
          <SwitchField path={`${path}/strict`} />
        </div>
      )}
    </>
  );
}

/** One lock with how it is held; several of them are shown as they are written. */
function Locks({ path }: { readonly path: string }): ReactNode {
  const { value } = useField(path);
  if (Array.isArray(value)) return <LockNames path={path} />;
  const isLong = isObject(value);
  return (
    <>
      <TextField path={isLong ? `${path}/name` : path} words="lock" isMono />
      {isLong && (
        <div className="fm-in-part">
          <ChoiceField path={`${path}/hold`} options={['visit', 'section']} />
          <ChoiceField path={`${path}/take`} options={['enable', 'start']} />
        </div>
      )}
      {typeof value === 'string' && <LockDetails path={path} name={value} />}
    </>
  );
}

function LockDetails({ path, name }: { readonly path: string; readonly name: string }): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector');
  if (field.readOnly) return null;
  return (
    <button type="button" className="fm-in-link-button" onClick={() => field.set({ name, hold: 'visit' })}>
      {words('lockDetails')}
    </button>
  );
}

function LockNames({ path }: { readonly path: string }): ReactNode {
  const { value } = useField(path);
  const locks = Array.isArray(value) ? value : [];
  return (
    <>
      {locks.map((lock, index) => (
        <TextField
          key={index}
          path={isObject(lock) ? `${path}/${index}/name` : `${path}/${index}`}
          words="lock"
          isMono
        />
      ))}
    </>
  );
}
