'use client';
import { useCallback, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { pointerParts, resolvePointer, type Problem } from '@fermata/model';
import { ProblemList } from '@fermata/ui';
import { useDocument, useEditor } from '../editor-context.tsx';
import type { Verdict } from '../use-problems.ts';
import { canFix, fix } from '../view/fix.ts';
import { jump } from '../view/jump.ts';

/** Everything that was found: jump to it, mend it, watch the run that shows it. */
export function ProblemsPane({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const words = useTranslations('editor.problems');
  const parts = useEditor();
  const definition = useDocument(({ document }) => document.definition);
  const placeOf = useCallback(
    ({ path }: Problem) => {
      const [first, id = '', ...rest] = pointerParts(path);
      if (first !== 'steps' || id === '')
        return path === '' ? words('whole') : path.slice(1).replaceAll('/', ' · ');
      const title = resolvePointer(definition, `/steps/${id}/title`);
      return [typeof title === 'string' ? title : id, ...rest].join(' · ');
    },
    [definition, words],
  );
  return (
    <ProblemList
      problems={verdict.problems}
      placeOf={placeOf}
      onJump={(problem) => jump(parts, problem)}
      canFix={(problem) => canFix(definition, problem)}
      onFix={(problem) => fix(parts, problem)}
      onPlay={(problem) => parts.view.setState({ played: { problem, moment: 0 } })}
      empty={words(verdict.isCurrent ? 'none' : 'checking')}
    />
  );
}
