'use client';
import type { ReactNode } from 'react';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { BulkTasksAnswer } from '@fermata/contracts';
import { useProblemTexts } from '@fermata/ui';
import { refusedOf } from '../model/bulk.ts';
import { nameOf, type Task } from '../model/task.ts';

interface Properties {
  readonly answer: BulkTasksAnswer;
  readonly tasks: readonly Task[];
}

/** What would become, or has become, of each task; those that are refused first, with why. */
export function BulkRows({ answer, tasks }: Properties): ReactNode {
  const words = useTranslations('tasks.bulk');
  const texts = useProblemTexts();
  const refused = refusedOf(answer);
  const names = new Map(tasks.map((task) => [task.id, nameOf(task)]));
  const rows = [...refused, ...answer.rows.filter(({ done }) => done)];
  return (
    <div>
      <p role="status">
        {words(answer.dryRun ? 'would' : 'did', { done: answer.done, refused: answer.refused })}
      </p>
      <ul className="fm-bulk-rows">
        {rows.map(({ id, done, detail, said, title }) => (
          <li key={id} data-done={done || undefined}>
            {done ? <IconCircleCheck size={16} aria-hidden /> : <IconCircleX size={16} aria-hidden />}
            <span>
              {names.get(id) ?? title ?? id}
              {!done && (
                <span className="fm-bulk-why">
                  {detail === undefined
                    ? words('refused')
                    : texts.phrase(said ?? { template: detail, values: {} })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
