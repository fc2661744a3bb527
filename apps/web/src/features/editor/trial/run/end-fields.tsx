'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { parseDuration, type JsonValue, type ScriptedEnd } from '@fermata/model';
import { JsonField } from './json-field.tsx';

interface Properties {
  readonly isManual: boolean;
  readonly first: ScriptedEnd;
  readonly isSaid: boolean;
  /** Undefined takes back what was said. */
  readonly onTake: (end: ScriptedEnd | undefined) => void;
}

type Kind = 'output' | 'error' | 'never';
const ofMachines: readonly Kind[] = ['output', 'error', 'never'];
const ofPeople: readonly Kind[] = ['output', 'never'];

/** How a step ends in the run: with a result, with an error, or never; and how long it takes. */
export function EndFields({ isManual, first, isSaid, onTake }: Properties): ReactNode {
  const words = useTranslations('trial');
  const [typed, setTyped] = useState<Typed>(() => typedOf(first));
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const end = endOf(typed);
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={words('ends.label')}
        value={typed.kind}
        onChange={(value) => change({ kind: value as Kind })}
        data={(isManual ? ofPeople : ofMachines).map((value) => ({ value, label: words(`ends.${value}`) }))}
      />
      <Fields typed={typed} first={first} change={change} />
      <Group justify="space-between">
        <Button size="xs" variant="default" disabled={!isSaid} onClick={() => onTake(undefined)}>
          {words('unpin')}
        </Button>
        <Button size="xs" disabled={end === undefined} onClick={() => onTake(end)}>
          {words('takeAndRun')}
        </Button>
      </Group>
    </Stack>
  );
}

interface FieldsProperties {
  readonly typed: Typed;
  readonly first: ScriptedEnd;
  readonly change: (part: Partial<Typed>) => void;
}

function Fields({ typed, first, change }: FieldsProperties): ReactNode {
  const words = useTranslations('trial');
  if (typed.kind === 'never') return null;
  return (
    <>
      {typed.kind === 'output' ? (
        <JsonField
          label={words('ends.value')}
          value={first.output ?? {}}
          onChange={(output) => change({ output })}
        />
      ) : (
        <TextInput
          size="xs"
          label={words('ends.code')}
          description={words('ends.codeHelp')}
          value={typed.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
      )}
      <TextInput
        size="xs"
        label={words('after')}
        description={words('afterHelp')}
        error={!isDuration(typed.after) && words('noDuration')}
        value={typed.after}
        onChange={(event) => change({ after: event.currentTarget.value })}
      />
    </>
  );
}

function isDuration(text: string): boolean {
  return text === '' || parseDuration(text) !== undefined;
}

function typedOf(end: ScriptedEnd): Typed {
  const { output = {}, error, after = '' } = end;
  return { kind: kindOf(end), output, code: error?.code ?? '', after };
}

function kindOf(end: ScriptedEnd): Kind {
  if (end.never === true) return 'never';
  return end.error === undefined ? 'output' : 'error';
}

interface Typed {
  readonly kind: Kind;
  readonly output: JsonValue | undefined;
  readonly code: string;
  readonly after: string;
}

function endOf({ kind, output, code, after }: Typed): ScriptedEnd | undefined {
  if (kind === 'never') return { never: true };
  if (!isDuration(after)) return undefined;
  const takes = after === '' ? {} : { after };
  if (kind === 'output') return output === undefined ? undefined : { output, ...takes };
  return code === '' ? undefined : { error: { code }, ...takes };
}
