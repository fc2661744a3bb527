'use client';
import {
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { ActionIcon, Button, Checkbox, FileButton, Group, Textarea } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { MentionList, mentionId } from './mention-list.tsx';
import { UploadList } from './upload-list.tsx';
import { useComment } from './use-comment.ts';
import { useMentions } from './use-mentions.ts';

/** A place to say something: it is kept on this device while it is written, and sent by Ctrl+Enter. */
export function WriteComment({ taskId }: { readonly taskId: string }): ReactNode {
  const words = useTranslations('task.talk');
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const comment = useComment(taskId);
  const { text, write, files, attach, send, failure, unreached } = comment;
  const press = (event: KeyboardEvent): void => {
    if (mentions.press(event)) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // The form beside it has the same keys: here they send the comment alone.
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attach([...event.clipboardData.files]);
  };
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    attach([...event.dataTransfer.files]);
  };
  const name = (next: { readonly text: string; readonly caret: number }): void => {
    write(next.text);
    setCaret(next.caret);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const mentions = useMentions({ text, caret, onName: name });
  const hasPeople = mentions.people.length > 0;
  return (
    <div className="fm-work-write" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      <Textarea
        ref={box}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        label={words('write')}
        placeholder={words('placeholder')}
        value={text}
        onChange={({ currentTarget }) => {
          write(currentTarget.value);
          setCaret(currentTarget.selectionStart);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={press}
        aria-autocomplete="list"
        {...(hasPeople && {
          'aria-controls': mentions.listId,
          'aria-activedescendant': mentionId(mentions.listId, mentions.marked),
        })}
        onPaste={paste}
      />
      <MentionList
        id={mentions.listId}
        people={mentions.people}
        marked={mentions.marked}
        onName={mentions.name}
      />
      <UploadList files={files} onRemove={comment.detach} />
      <Tools comment={comment} />
      {unreached.length > 0 && (
        <p className="fm-dim" role="status">
          {words('unreached', { names: unreached.join(', ') })}
        </p>
      )}
      {failure !== null && <CallProblem error={failure} title={words('failed')} />}
    </div>
  );
}

/** What goes along with it, who may read it, and sending it. */
function Tools({ comment }: { readonly comment: ReturnType<typeof useComment> }): ReactNode {
  const words = useTranslations('task.talk');
  return (
    <Group gap="sm" justify="space-between">
      <Group gap="sm">
        <FileButton multiple onChange={comment.attach}>
          {(given) => (
            <ActionIcon {...given} aria-label={words('attach')}>
              <IconPaperclip size={18} stroke={1.6} />
            </ActionIcon>
          )}
        </FileButton>
        <Checkbox
          size="xs"
          label={words('toInstance')}
          checked={comment.audience === 'instance'}
          onChange={({ currentTarget }) => comment.address(currentTarget.checked ? 'instance' : 'internal')}
        />
      </Group>
      <Button size="xs" loading={comment.isSending} disabled={!comment.isReady} onClick={comment.send}>
        {words('send')}
      </Button>
    </Group>
  );
}
