'use client';
import type { ReactNode } from 'react';
import { PublishDialog } from '../../../shared/document/publish-dialog.tsx';
import { useDocument, useEditor } from '../editor-context.tsx';
import type { Verdict } from '../use-problems.ts';
import { ChecksPart } from './checks-part.tsx';
import { Comparison } from './comparison.tsx';
import { ImpactPart } from './impact-part.tsx';
import { TestsPart } from './tests-part.tsx';

interface Properties {
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** Everything that is to be seen before a publish: the difference, the checks, the tests, and what it affects. */
export function PublishReview({ verdict, onClose }: Properties): ReactNode {
  const { id, store, nonce } = useEditor();
  const document = useDocument((state) => state.document);
  const after = { body: document.definition, source: document.source, format: document.format };
  return (
    <PublishDialog
      subject={id}
      store={store}
      problems={verdict.problems}
      onClose={onClose}
      size="70rem"
      review={(before) => <Comparison before={before} after={after} nonce={nonce} />}
    >
      <div className="fm-publish-parts">
        <ChecksPart problems={verdict.problems} />
        <TestsPart known={verdict.known} />
        <ImpactPart />
      </div>
    </PublishDialog>
  );
}
