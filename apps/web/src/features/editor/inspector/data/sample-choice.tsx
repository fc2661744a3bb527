'use client';
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Group, JsonInput, Popover, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { taken } from '../../../../shared/api/client.ts';
import { instancesGet, instancesList, instancesVisits } from '../../../../shared/api/generated/sdk.gen.ts';
import type { Sample } from '../contract.ts';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  readonly sample: Sample | undefined;
  readonly onSample: (sample: Sample | undefined) => void;
}

/** Which values results are shown against: of a recent instance, typed ones, or none. The choice names its source. */
export function SampleChoice({ sample, onSample }: Properties): ReactNode {
  const { definition } = usePanel();
  const words = useTranslations('inspector.sample');
  const name = String(definition['name'] ?? '');
  const { data } = useQuery({
    queryKey: ['instances', 'samples', name],
    queryFn: () => taken(instancesList({ query: { definition: name, limit: 20 } })),
    enabled: name !== '',
    staleTime: 30_000,
  });
  const items = data?.items ?? [];
  const choose = async (id: string | null) => {
    if (id === null) return onSample(undefined);
    const [{ scopeOfInstance }, instance, visits] = await Promise.all([
      import('../model/sample-of.ts'),
      taken(instancesGet({ path: { id } })),
      taken(instancesVisits({ path: { id } })),
    ]);
    const scope = scopeOfInstance(definition, instance, visits.items);
    onSample({ kind: 'instance', title: instance.businessKey ?? id, instanceId: id, scope });
  };
  return (
    <Group gap="sm" align="end" wrap="nowrap" className="fm-in-sample">
      <Select
        size="xs"
        className="fm-in-grow"
        label={words('label')}
        clearable
        clearButtonProps={{ 'aria-label': words('none') }}
        placeholder={sample?.kind === 'typed' ? sample.title : words(items.length === 0 ? 'empty' : 'none')}
        nothingFoundMessage={words('empty')}
        data={items.map((item) => ({ value: item.id, label: labelOf(item) }))}
        value={sample?.instanceId ?? null}
        onChange={(id) => void choose(id)}
      />
      <TypedSample sample={sample} onSample={onSample} />
    </Group>
  );
}

function labelOf(item: {
  readonly businessKey?: string;
  readonly id: string;
  readonly version: number;
}): string {
  return `${item.businessKey ?? item.id.slice(0, 12)} · v${item.version}`;
}

/** Values that somebody types: JSON by the names of the scope, `input` first. */
function TypedSample({ sample, onSample }: Properties): ReactNode {
  const words = useTranslations('inspector.sample');
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(BLANK);
  const scope = readScope(text);
  const open = () => {
    if (sample !== undefined) setText(JSON.stringify(sample.scope, null, 2));
    setOpen(true);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" onClick={open} aria-expanded={isOpen}>
          {words('type')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <JsonInput
          label={words('typed')}
          description={words('typedHelp')}
          autosize
          minRows={6}
          maxRows={16}
          classNames={{ input: 'fm-in-mono' }}
          value={text}
          onChange={setText}
          error={scope === undefined && words('noObject')}
        />
        <Group justify="flex-end" mt="sm">
          <Button
            size="xs"
            disabled={scope === undefined}
            onClick={() => {
              if (scope !== undefined) onSample({ kind: 'typed', title: words('typed'), scope });
              setOpen(false);
            }}
          >
            {words('use')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

const BLANK = '{\n  "input": {}\n}';

function readScope(text: string): Readonly<Record<string, JsonValue>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
