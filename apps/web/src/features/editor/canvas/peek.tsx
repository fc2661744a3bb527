'use client';
import { useMemo, type ReactNode } from 'react';
import Link from 'next/link';
import { Anchor, Drawer, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { graphOf } from '@fermata/editing';
import { parseReference, type JsonValue } from '@fermata/model';
import { GraphCanvas } from '@fermata/ui';
import { taken } from '../../../shared/api/client.ts';
import { definitionsGet, versionsVersion } from '../../../shared/api/generated/sdk.gen.ts';
import { useEditor, useView } from '../editor-context.tsx';

/** The workflow that a step starts, to look at beside the canvas. */
export function Peek(): ReactNode {
  const words = useTranslations('editor.peek');
  const { view } = useEditor();
  const peek = useView((state) => state.peek);
  const reference = peek === undefined ? undefined : parseReference(peek);
  const name = reference?.name ?? peek ?? '';
  const close = () => view.setState({ peek: undefined });
  return (
    <Drawer
      opened={peek !== undefined}
      onClose={close}
      position="right"
      size="xl"
      title={words('title', { name })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      {peek !== undefined && (
        <Inside name={name} {...(reference?.range === 'exact' ? { version: reference.version } : {})} />
      )}
    </Drawer>
  );
}

interface InsideProperties {
  readonly name: string;
  /** Absent = the latest. */
  readonly version?: number;
}

function Inside({ name, version }: InsideProperties): ReactNode {
  const words = useTranslations('editor.peek');
  const { data, isError } = useQuery({
    queryKey: ['peek', name, version],
    queryFn: async () => {
      const path = { kind: 'workflow' as const, name };
      const wanted = version ?? (await taken(definitionsGet({ path }))).latestVersion;
      return (await taken(versionsVersion({ path: { ...path, version: wanted } }))).body as JsonValue;
    },
    retry: false,
  });
  const graph = useMemo(() => (data === undefined ? undefined : graphOf(data)), [data]);
  return (
    <div className="fm-peek">
      {isError && <Text c="dimmed">{words('missing', { name })}</Text>}
      {graph !== undefined && (
        <div className="fm-editor-canvas">
          <GraphCanvas graph={graph} mode="view" label={words('title', { name })} />
        </div>
      )}
      <Anchor component={Link} href={`/workflows/${encodeURIComponent(name)}`}>
        {words('open', { name })}
      </Anchor>
    </div>
  );
}
