'use client';
import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconPlayerPlay, IconWand } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Problem, Severity } from '@fermata/model';
import type { ProblemListProps } from './problem-props.ts';
import { SeverityMark } from './severity.tsx';
import { useProblemTexts } from './use-problem-texts.tsx';

const weights: Readonly<Record<Severity, number>> = Object.freeze({ error: 0, warning: 1, hint: 2 });

/** Problems of a definition, the heaviest first: each says what, where, and leads there; arrows go through them. */
export function ProblemList(properties: ProblemListProps): ReactNode {
  const { problems, empty } = properties;
  const say = useTranslations('ui.problems');
  const sorted = useMemo(
    () => problems.toSorted((one, other) => weights[one.severity] - weights[other.severity]),
    [problems],
  );
  if (sorted.length === 0) return empty ?? <p className="fm-findings-none">{say('none')}</p>;
  return (
    <ul className="fm-findings" aria-label={say('label')} onKeyDown={walk}>
      {sorted.map((problem) => (
        <Entry
          key={`${problem.path} ${problem.code} ${problem.message}`}
          problem={problem}
          properties={properties}
        />
      ))}
    </ul>
  );
}

interface EntryProps {
  readonly problem: Problem;
  readonly properties: ProblemListProps;
}

function Entry({ problem, properties }: EntryProps): ReactNode {
  const { onJump, placeOf } = properties;
  const { severity, code, path, at } = problem;
  const texts = useProblemTexts();
  const fix = texts.fix(problem);
  const say = useTranslations('ui.problems');
  const place = placeOf?.(problem) ?? (path === '' ? say('whole') : path);
  const words = (
    <>
      <span className="fm-finding-message">{texts.message(problem)}</span>
      <span className="fm-finding-place">
        <span>{place}</span>
        {at !== undefined && <span>{say('line', { line: at.line, column: at.column })}</span>}
        <code>{code}</code>
      </span>
      {fix !== undefined && <span className="fm-finding-fix">{fix}</span>}
    </>
  );
  return (
    <li className="fm-finding">
      <SeverityMark severity={severity} />
      {onJump === undefined ? (
        <div className="fm-finding-words">{words}</div>
      ) : (
        <button type="button" className="fm-finding-words" onClick={() => onJump(problem)}>
          {words}
        </button>
      )}
      <Deeds problem={problem} properties={properties} />
    </li>
  );
}

function Deeds({ problem, properties: { canFix, onFix, onPlay } }: EntryProps): ReactNode {
  const say = useTranslations('ui.problems');
  const isFixable = onFix !== undefined && (canFix?.(problem) ?? problem.fix !== undefined);
  return (
    <span className="fm-finding-deeds">
      {onPlay !== undefined && problem.trace !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => onPlay(problem)}
        >
          {say('play')}
        </Button>
      )}
      {isFixable && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconWand size={14} />}
          onClick={() => onFix(problem)}
        >
          {say('fix')}
        </Button>
      )}
    </span>
  );
}

/** Arrows go from problem to problem. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button.fm-finding-words')];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
  if (here < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
