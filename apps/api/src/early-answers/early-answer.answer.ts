import type { EarlyAnswerRow } from '@fermata/contracts';
import type { EarlyAnswer, TaskViewer } from '@fermata/persistence';
import { present } from '../http/page.dto.ts';

/** An answer that waits for its step; what was answered is for who gave it and who may reassign every task. */
export function earlyAnswerRow(
  { stepId, person, personName, givenAt, outcome, output }: EarlyAnswer,
  viewer: TaskViewer,
): EarlyAnswerRow {
  const own = person === viewer.userId;
  const shown = own || viewer.reassignsAll ? output : undefined;
  const by = { id: person, name: personName };
  const row = { stepId, by, givenAt: givenAt.toISOString(), own };
  return { ...row, ...present({ outcome, output: shown }) } as EarlyAnswerRow;
}
