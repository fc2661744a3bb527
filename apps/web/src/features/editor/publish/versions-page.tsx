'use client';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { Button, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { isObject, type JsonObject } from '@fermata/model';
import { taken } from '../../../shared/api/client.ts';
import { versionsHistory, versionsVersion } from '../../../shared/api/generated/sdk.gen.ts';
import type { DefinitionVersionAnswer } from '../../../shared/api/generated/types.gen.ts';
import { readText } from '../../../shared/document/document.ts';
import { fetchDraft, type DefinitionKey } from '../../../shared/document/draft-port.ts';
import { Page } from '../../../shared/frame/page.tsx';
import { Comparison, type Compared } from './comparison.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { VersionLine } from './version-line.tsx';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';

interface Properties {
  readonly name: string;
  readonly nonce?: string | undefined;
}

/** The draft among the sides of a comparison. */
const draft = 'draft';

/** Every version of a workflow: who, when, why; any two compared; an old one taken up again. */
export function VersionsPage({ name, nonce }: Properties): ReactNode {
  const words = useTranslations('publish.versions');
  const id: DefinitionKey = { kind: 'workflow', name };
  const history = useHistory(id);
  const versions = history.data ?? [];
  const [restored, setRestored] = useState<number>();
  return (
    <Page
      title={words('title', { name })}
      name={words('short')}
      crumbs={[{ label: name, href: `/workflows/${encodeURIComponent(name)}` }]}
      actions={
        <Button component={Link} variant="default" href={`/workflows/${encodeURIComponent(name)}`}>
          {words('open')}
        </Button>
      }
    >
      <div className="fm-versions">
        <ol className="fm-plain-list" aria-label={words('list')}>
          {history.isSuccess && versions.length === 0 && <Text c="dimmed">{words('none')}</Text>}
          {versions.map((one) => (
            <VersionLine key={one.version} version={one} onRestore={() => setRestored(one.version)} />
          ))}
          {history.hasNextPage && (
            <Button variant="subtle" onClick={() => void history.fetchNextPage()}>
              {words('more')}
            </Button>
          )}
        </ol>
        {history.isSuccess && <TwoSides id={id} versions={versions} nonce={nonce} />}
      </div>
      {restored !== undefined && (
        <RestoreDialog id={id} version={restored} onClose={() => setRestored(undefined)} />
      )}
    </Page>
  );
}

interface TwoProperties {
  readonly id: DefinitionKey;
  readonly versions: readonly DefinitionVersionAnswer[];
  readonly nonce: string | undefined;
}

/** Any two of them compared; at first the last version with the draft. The choice stands in the URL. */
function TwoSides({ id, versions, nonce }: TwoProperties): ReactNode {
  const words = useTranslations('publish.versions');
  const [{ from, to }, choose] = useQueryStates({ from: parseAsString, to: parseAsString });
  const before = from ?? String(versions[0]?.version ?? draft);
  const after = to ?? draft;
  const sides = [
    { value: draft, label: words('draft') },
    ...versions.map(({ version }) => ({ value: String(version), label: words('version', { version }) })),
  ];
  return (
    <Stack gap="sm">
      <div className="fm-versions-choice">
        <Select
          label={words('from')}
          allowDeselect={false}
          data={sides}
          value={before}
          onChange={(value) => void choose({ from: value })}
        />
        <Select
          label={words('to')}
          allowDeselect={false}
          data={sides}
          value={after}
          onChange={(value) => void choose({ to: value })}
        />
      </div>
      {before === after ? (
        <Text c="dimmed">{words('same')}</Text>
      ) : (
        <Sides id={id} before={before} after={after} nonce={nonce} />
      )}
    </Stack>
  );
}

function useHistory(id: DefinitionKey) {
  return useInfiniteQuery({
    queryKey: ['definitions', 'history', id.kind, id.name],
    queryFn: ({ pageParam }) =>
      taken(
        versionsHistory({
          path: id,
          query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    select: ({ pages }): readonly DefinitionVersionAnswer[] => pages.flatMap(({ items }) => items),
  });
}

interface SidesProperties {
  readonly id: DefinitionKey;
  readonly before: string;
  readonly after: string;
  readonly nonce: string | undefined;
}

function Sides({ id, before, after, nonce }: SidesProperties): ReactNode {
  const [one, other] = [useSide(id, before), useSide(id, after)];
  const failureText = useFailureText();
  if (one.error !== null || other.error !== null)
    return <Text c="red">{failureText(one.error ?? other.error)}</Text>;
  if (one.data === undefined || other.data === undefined) return null;
  return <Comparison before={one.data} after={other.data} nonce={nonce} />;
}

function useSide(id: DefinitionKey, side: string) {
  return useQuery({
    queryKey: ['definitions', 'side', id.kind, id.name, side],
    queryFn: () => sideOf(id, side),
    staleTime: side === draft ? 0 : Infinity,
  });
}

async function sideOf(id: DefinitionKey, side: string): Promise<Compared> {
  if (side === draft) {
    const { source, format } = await fetchDraft(id);
    return { source, format, body: readText({ source, format }).definition ?? {} };
  }
  const version = await taken(versionsVersion({ path: { ...id, version: Number(side) } }));
  const { source = '', format = 'yaml', body } = version;
  return { source, format, body: isObject(body) ? (body as JsonObject) : {} };
}
