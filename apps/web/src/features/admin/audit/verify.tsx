'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useVerify } from '../api/house.ts';
import type { AuditFilters } from '../model/audit-query.ts';

const Verdict = dynamic(() => import('./verdict.tsx').then((part) => part.Verdict), { ssr: false });

interface Properties {
  readonly chain: AuditFilters['chain'];
}

/** Walks the chain of hashes, and says what it has found. */
export function Verify({ chain }: Properties): ReactNode {
  const words = useTranslations('admin.audit.verify');
  const verify = useVerify();
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} />}
        loading={verify.isPending}
        onClick={() => verify.mutate(chain)}
      >
        {words('action')}
      </Button>
      {(verify.data !== undefined || verify.isError) && (
        <Verdict state={verify.data} error={verify.error} onClose={() => verify.reset()} />
      )}
    </>
  );
}
