'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SystemFinding } from '@fermata/contracts';

interface Properties {
  readonly findings: readonly SystemFinding[];
}

/** What is not as it should be, worst first, with what to do; or that all is well. */
export function Findings({ findings }: Properties): ReactNode {
  const words = useTranslations('admin.system');
  return (
    <section aria-labelledby="admin-findings">
      <h2 id="admin-findings" className="fm-admin-heading">
        {words('findings')}
      </h2>
      {findings.every(({ severity }) => severity === 'hint') && (
        <p className="fm-admin-well">
          <IconCircleCheck size={18} aria-hidden="true" /> {words('well')}
        </p>
      )}
      {findings.map((finding) => (
        <Finding key={`${finding.code} ${JSON.stringify(finding.values)}`} finding={finding} />
      ))}
    </section>
  );
}

const colors = Object.freeze({ error: 'red', warning: 'yellow', hint: 'gray' } as const);

function Finding({ finding }: { readonly finding: SystemFinding }): ReactNode {
  const words = useTranslations('admin.system');
  const { code, severity, values } = finding;
  const key = code.replaceAll('.', '-');
  const isKnown = words.has(`found.${key}.words` as never);
  const text = isKnown ? words(`found.${key}.words` as never, values as never) : finding.words;
  const fix =
    isKnown && words.has(`found.${key}.fix` as never) ? words(`found.${key}.fix` as never) : finding.fix;
  return (
    <Alert
      className="fm-admin-finding"
      color={colors[severity]}
      title={text}
      icon={severity === 'hint' ? <IconInfoCircle size={18} /> : <IconAlertTriangle size={18} />}
    >
      {fix}
      {code === 'instances.stuck' && (
        <>
          {' '}
          <a className="fm-text-link" href="#admin-stuck">
            {words('seeStuck')}
          </a>
        </>
      )}
      {code === 'temporal.away' && (
        <>
          {' '}
          <Link className="fm-text-link" href="/admin/configuration">
            {words('seeConfiguration')}
          </Link>
        </>
      )}
    </Alert>
  );
}
