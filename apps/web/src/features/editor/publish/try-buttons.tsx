'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { definitionsGet } from '../../../shared/api/generated/sdk.gen.ts';
import { useMay } from '../../../shared/session/use-me.ts';
import { useEditor } from '../editor-context.tsx';

/** Tries the draft in the simulation; starts the version that is published by its start form. */
export function TryButtons(): ReactNode {
  const words = useTranslations('publish');
  const { id, view } = useEditor();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['definition', id.kind, id.name],
    queryFn: () => taken(definitionsGet({ path: id })),
  });
  const isPublished = (data?.latestVersion ?? 0) > 0;
  return (
    <>
      <Button variant="default" onClick={() => view.setState({ drawer: 'simulation' })}>
        {words('try')}
      </Button>
      {may('instance.start') && (
        <Tooltip label={words(isPublished ? 'startHelp' : 'startNone')}>
          {isPublished ? (
            <Button
              variant="default"
              component={Link}
              href={`/instances/start?workflow=${encodeURIComponent(id.name)}`}
            >
              {words('start')}
            </Button>
          ) : (
            <Button variant="default" data-disabled aria-disabled>
              {words('start')}
            </Button>
          )}
        </Tooltip>
      )}
    </>
  );
}
