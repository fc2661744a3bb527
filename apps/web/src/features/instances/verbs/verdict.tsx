'use client';
import type { ReactNode } from 'react';
import { Alert, List, Loader } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { OperatePreview } from '@fermata/contracts';
import { StatusBadge, useProblemTexts } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { refusalKeyOf } from '../model/refusal.ts';

interface Properties {
  readonly preview: OperatePreview | undefined;
  readonly failure: unknown;
  readonly isAsking: boolean;
}

/** What a verb would do, or why it would be refused: told before anything is done. */
export function Verdict({ preview, failure, isAsking }: Properties): ReactNode {
  const words = useTranslations('instances.verdict');
  if (failure !== null && failure !== undefined)
    return <CallProblem error={failure} title={words('unknown')} />;
  if (preview === undefined)
    return isAsking ? (
      <Loader size="sm" aria-label={words('asking')} />
    ) : (
      <p className="fm-dim">{words('fill')}</p>
    );
  return (
    <div aria-live="polite">
      {preview.accepted ? <Accepted preview={preview} /> : <Refused preview={preview} />}
    </div>
  );
}

function Accepted({ preview }: { readonly preview: OperatePreview }): ReactNode {
  const words = useTranslations('instances.verdict');
  const lines = useLines(preview);
  return (
    <>
      <Alert color="green" icon={<IconCheck size={18} />} title={words('possible')}>
        <List size="sm">
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
          {lines.length === 0 && <List.Item>{words('nothingElse')}</List.Item>}
          {preview.status !== undefined && (
            <List.Item>
              {words('then')} <StatusBadge status={preview.status} />
            </List.Item>
          )}
        </List>
      </Alert>
      <Findings findings={preview.findings ?? []} />
    </>
  );
}

/** What happens to visits, a sentence for each kind of it. */
function useLines({
  settled = [],
  withdrawn = [],
  superseded = [],
  opened = [],
}: OperatePreview): readonly string[] {
  const words = useTranslations('instances.verdict');
  const kinds = { withdraws: withdrawn, supersedes: superseded, opens: opened };
  return [
    ...settled.map(({ visit, status }) => words('settles', { visit, status })),
    ...Object.entries(kinds).flatMap(([kind, visits]) =>
      visits.length === 0 ? [] : [words(kind, { visits: visits.join(', ') })],
    ),
  ];
}

function Findings({ findings }: { readonly findings: NonNullable<OperatePreview['findings']> }): ReactNode {
  const texts = useProblemTexts();
  const words = useTranslations('instances.verdict');
  if (findings.length === 0) return null;
  return (
    <Alert color="orange" title={words('findings')}>
      <List size="sm">
        {findings.map((finding) => (
          <List.Item key={`${finding.code} ${finding.message}`}>{texts.message(finding)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Refused({
  preview: { reason = '', problems = [] },
}: {
  readonly preview: OperatePreview;
}): ReactNode {
  const words = useTranslations('instances.verdict');
  const texts = useProblemTexts();
  return (
    <Alert color="red" icon={<IconX size={18} />} title={words('impossible')}>
      <p>
        {words(`refusal.${refusalKeyOf(reason)}`)} <span className="fm-mono">{reason}</span>
      </p>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={`${problem.code} ${problem.path}`}>{texts.message(problem)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
