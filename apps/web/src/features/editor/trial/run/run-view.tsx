'use client';
import type { ReactNode } from 'react';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useDocument, useView } from '../../editor-context.tsx';
import type { TrialGround } from '../model/protocol.ts';
import { useTrial } from '../trial-context.tsx';
import { MomentList } from './moment-list.tsx';
import { MomentPanel } from './moment-panel.tsx';
import { ScriptPanel } from './script-panel.tsx';

/** One run: what it is given, what happened, and how everything stood at the moment that is looked at. */
export function RunView({ ground }: { readonly ground: TrialGround | undefined }): ReactNode {
  const words = useTranslations('trial');
  const problems = useTrial((state) => state.problems);
  const run = useTrial((state) => state.run);
  const isOld = useStale();
  const isLogFolded = useView(({ folded }) => folded.includes('log'));
  return (
    <>
      {problems.length > 0 && (
        <Alert color="red" title={words('cannotRun', { count: problems.length })}>
          <ul className="fm-plain-list">
            {problems.slice(0, 5).map(({ path, code, message }) => (
              <li key={`${path} ${code}`}>{message}</li>
            ))}
          </ul>
        </Alert>
      )}
      {isOld && <p className="fm-trial-note">{words('stale')}</p>}
      <div className="fm-trial-columns">
        <ScriptPanel ground={ground} />
        {run === undefined && <p className="fm-trial-note">{words('nothing')}</p>}
        {run !== undefined && !isLogFolded && <MomentList run={run} />}
        {run !== undefined && <MomentPanel run={run} ground={ground} />}
      </div>
    </>
  );
}

/** Whether the draft has changed since it was run. */
function useStale(): boolean {
  const definition = useDocument(({ document }) => document.definition);
  const ranOn = useTrial((state) => state.ranOn);
  return ranOn !== undefined && ranOn !== definition;
}
