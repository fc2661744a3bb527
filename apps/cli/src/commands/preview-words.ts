import type { OperatePreview, OperatorVerb } from '@fermata/contracts';
import { plain } from '../words.ts';

/** What a verb would do, for people. */
export function previewWords(verb: OperatorVerb, preview: OperatePreview): string {
  if (!preview.accepted) return refusedWords(verb, preview);
  const { opened = [], withdrawn = [], superseded = [], settled = [] } = preview;
  return [
    preview.status === undefined ? `${verb} would be done` : `after ${verb} it would be ${preview.status}`,
    ...line('opens', opened),
    ...line('withdraws', withdrawn),
    ...line('supersedes', superseded),
    ...line(
      'settles',
      settled.map(({ visit, status }) => `${visit} ${status}`),
    ),
    ...(preview.findings ?? []).map(({ code, message }) => `  ! ${code}: ${plain(message)}`),
  ].join('\n');
}

function refusedWords(verb: OperatorVerb, { reason = '', problems = [] }: OperatePreview): string {
  const lines = problems.map(({ code, path, message }) => `  ${code} ${path}: ${plain(message)}`);
  return [`${verb} would be refused: ${reason}`, ...lines].join('\n');
}

function line(word: string, what: readonly string[]): readonly string[] {
  return what.length === 0 ? [] : [`  ${word} ${what.join(', ')}`];
}
