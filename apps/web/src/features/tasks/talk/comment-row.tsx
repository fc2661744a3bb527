'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, Group, Textarea } from '@mantine/core';
import { IconLock, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskComment } from '@fermata/contracts';
import { Markdown, PersonName, RelativeTime } from '@fermata/ui';
import { editComment, removeComment } from './talk-doors.ts';
import { AttachmentList } from './attachment-list.tsx';
import { useAfterTalk } from './use-after-talk.ts';

interface Properties {
  readonly taskId: string;
  readonly comment: TaskComment;
}

/** One comment; its author may change it or take it back. */
export function CommentRow({ taskId, comment }: Properties): ReactNode {
  const words = useTranslations('task.talk');
  const [isEditing, setEditing] = useState(false);
  if (comment.removedAt !== undefined)
    return (
      <li className="fm-work-comment">
        <Head comment={comment} />
        <p className="fm-dim">{words('removed')}</p>
      </li>
    );
  return (
    <li className="fm-work-comment">
      <Head comment={comment}>
        {comment.own && !isEditing && (
          <Deeds taskId={taskId} comment={comment} onEdit={() => setEditing(true)} />
        )}
      </Head>
      {isEditing ? (
        <Edit taskId={taskId} comment={comment} onClose={() => setEditing(false)} />
      ) : (
        <Markdown>{comment.text}</Markdown>
      )}
      <AttachmentList attachments={comment.attachments} />
    </li>
  );
}

interface HeadProperties {
  readonly comment: TaskComment;
  readonly children?: ReactNode;
}

function Head({ comment, children }: HeadProperties): ReactNode {
  const words = useTranslations('task.talk');
  const { author, audience, createdAt, editedAt, removedAt } = comment;
  return (
    <div className="fm-work-comment-head">
      <PersonName name={author.name} />
      <span className="fm-dim">
        <RelativeTime at={createdAt} focusable />
        {editedAt !== undefined && removedAt === undefined && ` · ${words('edited')}`}
      </span>
      {audience === 'internal' && (
        <IconLock size={14} aria-label={words('internal')} className="fm-work-internal" />
      )}
      {children}
    </div>
  );
}

function Deeds({ taskId, comment, onEdit }: Properties & { readonly onEdit: () => void }): ReactNode {
  const words = useTranslations('task.talk');
  const { refresh, failed } = useAfterTalk(taskId);
  const remove = useMutation({
    mutationFn: () => removeComment(comment.id),
    onSuccess: refresh,
    onError: failed,
  });
  return (
    <span className="fm-work-comment-deeds">
      <ActionIcon size={24} aria-label={words('edit')} onClick={onEdit}>
        <IconPencil size={14} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={words('remove')} onClick={() => remove.mutate()}>
        <IconTrash size={14} />
      </ActionIcon>
    </span>
  );
}

function Edit({ taskId, comment, onClose }: Properties & { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('task.talk');
  const [text, setText] = useState(comment.text);
  const { refresh, failed } = useAfterTalk(taskId);
  const save = useMutation({
    mutationFn: () => editComment(comment.id, text.trim()),
    onSuccess: () => {
      refresh();
      onClose();
    },
    onError: failed,
  });
  return (
    <>
      <Textarea
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        aria-label={words('edit')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group gap="sm" justify="flex-end" mt={4}>
        <Button size="xs" variant="subtle" onClick={onClose}>
          {words('cancel')}
        </Button>
        <Button
          size="xs"
          loading={save.isPending}
          disabled={text.trim() === ''}
          onClick={() => save.mutate()}
        >
          {words('keep')}
        </Button>
      </Group>
    </>
  );
}
