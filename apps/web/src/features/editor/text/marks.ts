import type { Problem } from '@fermata/model';
import type { TextMark } from '@fermata/ui';

/** Problems as marks of a text: from where each stands to the end of its line; `say` gives the words of each. */
export function marksIn(
  source: string,
  problems: readonly Problem[],
  say: (problem: Problem) => string = ({ message }) => message,
): readonly TextMark[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return problems.flatMap((problem) => {
    const { at, severity } = problem;
    const start = at === undefined ? undefined : starts[at.line - 1];
    if (at === undefined || start === undefined) return [];
    const end = (starts[at.line] ?? source.length + 1) - 1;
    const from = Math.min(start + at.column - 1, end);
    return [{ from, to: Math.max(end, from), severity, message: say(problem) }];
  });
}
