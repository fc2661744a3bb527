'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { BulkTasksAnswer } from '@fermata/contracts';
import { useProblemTexts } from '@fermata/ui';
import { nameOfTask, type DeskTask } from '../model/desk-task.ts';

interface Properties {
  readonly answer: BulkTasksAnswer | undefined;
  readonly tasks: readonly DeskTask[];
}

/** What would become, or became, of many tasks: a sentence, and each one that is refused with its reason. */
export function BulkVerdict({ answer, tasks }: Properties): ReactNode {
  const words = useTranslations('desk.assign');
  const texts = useProblemTexts();
  if (answer === undefined) return null;
  const { done, refused, dryRun } = answer;
  const names = new Map(tasks.map((task) => [task.id, nameOfTask(task)]));
  return (
    <div role="status">
      <p className="fm-desk-verdict">{words(dryRun ? 'would' : 'did', { done, refused })}</p>
      {refused > 0 && (
        <ul className="fm-plain-list fm-desk-refusals">
          {answer.rows
            .filter((row) => !row.done)
            .map(({ id, title, said, detail, code }) => (
              <li key={id}>
                <strong>{names.get(id) ?? title ?? id}</strong>{' '}
                {detail === undefined ? code : texts.phrase(said ?? { template: detail, values: {} })}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}
