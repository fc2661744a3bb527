'use client';
import { useState, type ReactNode } from 'react';
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Conflict } from '@fermata/editing';
import { TextDiff } from '@fermata/ui';
import type { MergeChoice } from '../../../shared/document/merge.ts';
import { textOf } from '../../../shared/document/source-text.ts';
import { useDocument, useEditor } from '../editor-context.tsx';

/** Two people changed the same: shows both and asks; until then nothing of either is overwritten. */
export function ConflictNote(): ReactNode {
  const choice = useDocument((state) => state.choice);
  return choice === undefined ? null : <Choice choice={choice} />;
}

function Choice({ choice }: { readonly choice: MergeChoice }): ReactNode {
  const words = useTranslations('editor.conflict');
  const { store, nonce } = useEditor();
  const mine = useDocument(({ document }) => document.source);
  const [mineAt, setMineAt] = useState<ReadonlySet<Conflict>>(new Set());
  const conflicts = choice.together?.conflicts ?? [];
  const pick = (conflict: Conflict, side: string): void => {
    const next = new Set(mineAt);
    if (side === 'mine') next.add(conflict);
    else next.delete(conflict);
    setMineAt(next);
  };
  const keepChosen = async (): Promise<void> => {
    const { chosenText } = await import('../../../shared/document/merge.ts');
    store.actions.choose(chosenText(choice, mineAt));
  };
  return (
    <Alert
      color="yellow"
      className="fm-conflict"
      role="alert"
      title={words('title', { who: choice.theirs.savedBy })}
    >
      <Stack gap="sm">
        <Text size="sm">{words('explain', { count: conflicts.length })}</Text>
        {conflicts.map((conflict) => (
          <Radio.Group
            key={`${conflict.path} ${JSON.stringify(conflict.mine)}`}
            label={conflict.path === '' ? words('whole') : conflict.path}
            value={mineAt.has(conflict) ? 'mine' : 'theirs'}
            onChange={(side) => pick(conflict, side)}
          >
            <Group gap="lg">
              <Radio value="theirs" label={words('theirs', { value: shown(conflict.theirs) })} />
              <Radio value="mine" label={words('mine', { value: shown(conflict.mine) })} />
            </Group>
          </Radio.Group>
        ))}
        <TextDiff
          before={choice.theirs.source}
          after={mine}
          format={choice.theirs.format}
          label={words('diff')}
          {...(nonce === undefined ? {} : { nonce })}
        />
        <Group gap="sm">
          {conflicts.length > 0 && <Button onClick={() => void keepChosen()}>{words('keepChosen')}</Button>}
          <Button variant="default" onClick={() => store.actions.choose(textOf(store.getState().document))}>
            {words('keepMine')}
          </Button>
          <Button variant="default" onClick={() => store.actions.choose(textOf(choice.theirs))}>
            {words('keepTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function shown(value: unknown): string {
  const text = value === undefined ? '–' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
