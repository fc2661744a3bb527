'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '@fermata/ui';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { ApiProblem } from '../../../shared/api/client.ts';
import type { DraftState } from './draft-keeper.ts';

/** Whether what is typed is saved, and where. */
export function DraftLine({ draft }: { readonly draft: DraftState }): ReactNode {
  const words = useTranslations('task.draft');
  return (
    <span className="fm-dim fm-work-draft" role="status" data-state={draft.save.kind}>
      {draft.isRestored && <>{words('restored')} </>}
      <SaveWords draft={draft} />
    </span>
  );
}

function SaveWords({ draft: { save, base } }: { readonly draft: DraftState }): ReactNode {
  const words = useTranslations('task.draft');
  const failureText = useFailureText();
  switch (save.kind) {
    case 'saved':
      if (base.savedAt === undefined) return words('none');
      return (
        <>
          {words('saved')} <RelativeTime at={base.savedAt} />
        </>
      );
    case 'waiting':
    case 'saving':
      return words('saving');
    case 'offline':
    case 'unreadable':
      return words('offline');
    case 'conflict':
      return words('conflict');
    case 'refused':
      return `${words('refused')} ${failureText(new ApiProblem(save.problem.status, save.problem))}`;
  }
}
