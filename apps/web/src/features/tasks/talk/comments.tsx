'use client';
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Section } from '../context/section.tsx';
import { fetchComments } from './talk-doors.ts';
import { taskKey } from '../pane/task-key.ts';
import { CommentRow } from './comment-row.tsx';
import { WriteComment } from './write-comment.tsx';

/** What people say at a task, and a place to say something. */
export function Comments({ taskId }: { readonly taskId: string }): ReactNode {
  const words = useTranslations('task.talk');
  const comments = useQuery({
    queryKey: [...taskKey(taskId), 'comments'],
    queryFn: ({ signal }) => fetchComments(taskId, signal),
  });
  const count = comments.data?.length ?? 0;
  return (
    <Section title={words('title', { count })}>
      {comments.isError && (
        <CallProblem
          error={comments.error}
          title={words('unreadable')}
          onRetry={() => void comments.refetch()}
        />
      )}
      {comments.isPending && <Skeleton height={48} />}
      <ol className="fm-work-comments">
        {comments.data?.map((comment) => (
          <CommentRow key={comment.id} taskId={taskId} comment={comment} />
        ))}
      </ol>
      <WriteComment key={taskId} taskId={taskId} />
    </Section>
  );
}
