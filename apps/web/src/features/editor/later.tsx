import type { ReactNode } from 'react';
import type { ProblemListProps, TextDiffProps } from '@fermata/ui';

/** Plain until the shared list is there. */
export function ProblemList({ problems, onJump, placeOf, empty }: ProblemListProps): ReactNode {
  if (problems.length === 0) return <p className="fm-palette-none">{empty}</p>;
  return (
    <ul className="fm-revisions">
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.code} ${problem.message}`}>
          <button type="button" className="fm-revision" onClick={() => onJump?.(problem)}>
            <span>{problem.message}</span>
            <small>{placeOf?.(problem)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Plain until the shared comparison is there. */
export function TextDiff({ before, after, label }: TextDiffProps): ReactNode {
  return (
    <div aria-label={label}>
      <pre>{before}</pre>
      <pre>{after}</pre>
    </div>
  );
}
