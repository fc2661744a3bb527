'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Graph } from '@fermata/editing';
import { phraseOf, type Phrase, type Problem } from '@fermata/model';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useEditor, type EditorParts } from '../editor-context.tsx';
import { group, note, setLayout } from '../view/edit.ts';
import type { Pick } from '../view/view-store.ts';
import { extract, nameCheckpoint, rename } from './named.ts';
import { useProblemTexts } from '@fermata/ui';

interface Properties {
  readonly pick: Pick;
  readonly graph: Graph;
  readonly onClose: () => void;
}

/** One word or sentence for something: a name, a note, the title of a group. */
export function NamePick({ pick, graph, onClose }: Properties): ReactNode {
  const words = useTranslations('editor.name');
  const parts = useEditor();
  const [value, setValue] = useState(() => first(pick, graph));
  const texts = useProblemTexts();
  const [wrong, setWrong] = useState<Phrase>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const problem = await done(parts, pick, value.trim());
    if (problem === undefined) onClose();
    else setWrong(problem);
  };
  const isLong = pick.kind === 'note';
  const Field = isLong ? Textarea : TextInput;
  const kind = pick.kind as 'rename';
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(`${kind}.title`)}
      withCloseButton={false}
      size="sm"
      yOffset="12vh"
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Field
            data-autofocus
            label={words(`${kind}.label`)}
            description={words(`${kind}.help`)}
            error={wrong && texts.phrase(wrong)}
            value={value}
            onFocus={(event: { currentTarget: { select: () => void } }) => event.currentTarget.select()}
            onChange={(event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit">{words(`${kind}.done`)}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function first(pick: Pick, graph: Graph): string {
  if (pick.kind === 'rename') return pick.step;
  if (pick.kind === 'note') return graph.notes.find(({ id }) => id === pick.note)?.text ?? '';
  return '';
}

/** Does it; gives back what is wrong with the value. */
async function done(parts: EditorParts, pick: Pick, value: string): Promise<Phrase | undefined> {
  switch (pick.kind) {
    case 'rename':
      return phraseIn(rename(parts, pick.step, value));
    case 'note':
      if (pick.note === '') note(parts, value);
      else setLayout(parts, 'notes', pick.note, { text: value });
      return undefined;
    case 'group':
      return phraseIn(group(parts, pick.steps, value));
    case 'extract':
      return extract(parts, pick.steps, value);
    case 'checkpoint':
      return nameCheckpoint(parts, value);
    default:
      return undefined;
  }
}

function phraseIn(problem: Problem | undefined): Phrase | undefined {
  return problem && phraseOf(problem);
}
