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

/** How a step ends in the run: with a result, with an error, or never; and how long it takes. */
export function EndFields({ isManual, first, isSaid, onTake }: Properties): ReactNode {
  const words = useTranslations('trial');
  const [kind, setKind] = useState<Kind>(kindOf(first));
  const [output, setOutput] = useState<JsonValue | undefined>(first.output ?? {});
  const [code, setCode] = useState(first.error?.code ?? '');
  const [after, setAfter] = useState(first.after ?? '');
  const isRead = after === '' || parseDuration(after) !== undefined;
  const end = endOf({ kind, output, code, after });
  const kinds: readonly Kind[] = isManual ? ['output', 'never'] : ['output', 'error', 'never'];
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={words('ends.label')}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        data={kinds.map((value) => ({ value, label: words(`ends.${value}`) }))}
      />
      {kind === 'output' && (
        <JsonField label={words('ends.value')} value={first.output ?? {}} onChange={setOutput} />
      )}
      {kind === 'error' && (
        <TextInput
          size="xs"
          label={words('ends.code')}
          placeholder="http.503"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      {kind !== 'never' && (
        <TextInput
          size="xs"
          label={words('after')}
          description={words('afterHelp')}
          error={!isRead && words('noDuration')}
          value={after}
          onChange={(event) => setAfter(event.currentTarget.value)}
        />
      )}
      <Group justify="space-between">
        <Button size="xs" variant="default" disabled={!isSaid} onClick={() => onTake(undefined)}>
          {words('unpin')}
        </Button>
        <Button size="xs" disabled={end === undefined || !isRead} onClick={() => onTake(end)}>
          {words('takeAndRun')}
        </Button>
      </Group>
    </Stack>
  );
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
  const takes = after === '' ? {} : { after };
  if (kind === 'output') return output === undefined ? undefined : { output, ...takes };
  return code === '' ? undefined : { error: { code }, ...takes };
}
