'use client';
import type { ReactNode } from 'react';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ChainState } from '@fermata/contracts';
import { CopyButton } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';

interface Properties {
  readonly state: ChainState | undefined;
  /** Why the chain could not be walked; null when it could. */
  readonly error: unknown;
  readonly onClose: () => void;
}

/** What a walk along the chain of hashes has found. */
export function Verdict({ state, error, onClose }: Properties): ReactNode {
  const words = useTranslations('admin.audit.verify');
  return (
    <Modal opened onClose={onClose} title={words('title')}>
      {error !== null && <CallProblem error={error} title={words('failed')} />}
      {state !== undefined && <Found state={state} />}
    </Modal>
  );
}

function Found({ state }: { readonly state: ChainState }): ReactNode {
  const words = useTranslations('admin.audit.verify');
  const { valid, rows, head, brokenAt = 0 } = state;
  if (!valid) return <Alert color="red">{words('broken', { brokenAt })}</Alert>;
  return (
    <>
      <Alert color="green">{words('intact', { rows })}</Alert>
      {head !== undefined && (
        <>
          <p className="fm-admin-dim">{words('head')}</p>
          <p className="fm-admin-hash">
            <code className="fm-mono">{head}</code> <CopyButton text={head} />
          </p>
        </>
      )}
    </>
  );
}
