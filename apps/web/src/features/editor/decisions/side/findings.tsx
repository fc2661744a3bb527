'use client';
import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { gaps, overlaps, type Gap, type Overlap, type TableCase } from '@fermata/editing';
import type { Problem } from '@fermata/model';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';
import { cellText } from '../model/cell-text.ts';
import { rowForGap } from '../model/row-for-gap.ts';
import { useProblemTexts } from '@fermata/ui';

/** What the table leaves open or says twice, with values that show it, and what else is wrong with it. */
export function Findings({ onMark }: { readonly onMark: (rules: readonly number[]) => void }): ReactNode {
  const { problems } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.findings');
  const open = useMemo(() => gaps(definition), [definition]);
  const twice = useMemo(() => overlaps(definition), [definition]);
  // The worker says gaps and overlaps too, one of each kind: here they stand with all their cases.
  const others = problems.filter(({ code }) => code !== 'decision.gap' && code !== 'decision.overlap');
  const isTold = open.known && twice.known;
  const isClean = isTold && open.found.length + twice.found.length + others.length === 0;
  return (
    <div className="fm-decision-findings">
      {!isTold && <p className="fm-in-remark">{words('unknown')}</p>}
      {isClean && <p className="fm-in-remark">{words('clean')}</p>}
      <Problems problems={others} />
      {open.known && <Gaps found={open.found} />}
      {twice.known && <Overlaps found={twice.found} onMark={onMark} />}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const texts = useProblemTexts();
  return (
    <ul className="fm-decision-list">
      {problems.slice(0, 30).map((problem) => (
        <li key={`${problem.path}${problem.code}${problem.message}`} data-severity={problem.severity}>
          <code>{problem.path}</code> {texts.message(problem)} {texts.fix(problem)}
        </li>
      ))}
    </ul>
  );
}

function Gaps({ found }: { readonly found: readonly Gap[] }): ReactNode {
  const words = useTranslations('decisions.findings');
  if (found.length === 0) return null;
  return (
    <section>
      <h3>{words('gaps', { count: found.length })}</h3>
      <ul className="fm-decision-list">
        {found.slice(0, 20).map((gap) => (
          <GapLine key={JSON.stringify(gap)} gap={gap} />
        ))}
      </ul>
    </section>
  );
}

interface OverlapsProperties {
  readonly found: readonly Overlap[];
  readonly onMark: (rules: readonly number[]) => void;
}

function Overlaps({ found, onMark }: OverlapsProperties): ReactNode {
  const words = useTranslations('decisions.findings');
  if (found.length === 0) return null;
  return (
    <section>
      <h3>{words('overlaps', { count: found.length })}</h3>
      <ul className="fm-decision-list">
        {found.slice(0, 20).map(({ rules, example }) => {
          const numbers = rules.map((rule) => rule + 1);
          return (
            <li key={numbers.join('-')}>
              {words('together', { rules: numbers.join(', ') })} <Example example={example} />
              <Button size="compact-xs" variant="subtle" onClick={() => onMark(numbers)}>
                {words('show')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function GapLine({ gap }: { readonly gap: Gap }): ReactNode {
  const { store, readOnly } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.findings');
  return (
    <li>
      <Example example={gap.example} others={gap.others} />
      {!readOnly && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => store.actions.commit(rowForGap(definition, gap))}
        >
          {words('addRule')}
        </Button>
      )}
    </li>
  );
}

function Example({
  example,
  others = [],
}: {
  readonly example: TableCase;
  readonly others?: readonly string[];
}): ReactNode {
  const words = useTranslations('decisions.findings');
  return (
    <span className="fm-decision-example">
      {Object.entries(example).map(([name, value]) => (
        <span key={name}>
          <code>{name}</code> = {others.includes(name) ? words('anyOther') : <code>{cellText(value)}</code>}
        </span>
      ))}
    </span>
  );
}
