'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Group, Paper, Slider, Text } from '@mantine/core';
import { IconPlayerSkipBack, IconPlayerTrackNext, IconPlayerTrackPrev, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEditor, useView } from '../editor-context.tsx';
import { useProblemTexts } from '@fermata/ui';

/** Plays a counterexample of the soundness proof, step by step. */
export function Player(): ReactNode {
  const words = useTranslations('editor.player');
  const texts = useProblemTexts();
  const { view } = useEditor();
  const played = useView((state) => state.played);
  if (played === undefined) return null;
  const { problem, moment } = played;
  const last = problem.trace?.length ?? 0;
  const go = (to: number) => view.setState({ played: { problem, moment: Math.max(0, Math.min(last, to)) } });
  return (
    <Paper withBorder className="fm-player" role="group" aria-label={words('label')}>
      <Text size="sm">{texts.message(problem)}</Text>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="subtle"
          aria-label={words('begin')}
          onClick={() => go(0)}
          disabled={moment === 0}
        >
          <IconPlayerSkipBack size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          aria-label={words('back')}
          onClick={() => go(moment - 1)}
          disabled={moment === 0}
        >
          <IconPlayerTrackPrev size={16} />
        </ActionIcon>
        <Slider
          className="fm-player-slider"
          min={0}
          max={last}
          value={moment}
          onChange={go}
          label={null}
          thumbLabel={words('moment', { moment, last })}
        />
        <ActionIcon
          variant="subtle"
          aria-label={words('next')}
          onClick={() => go(moment + 1)}
          disabled={moment === last}
        >
          <IconPlayerTrackNext size={16} />
        </ActionIcon>
        <Text size="xs" c="dimmed" className="fm-player-count">
          {words('moment', { moment, last })}
        </Text>
        <ActionIcon
          variant="subtle"
          aria-label={words('close')}
          onClick={() => view.setState({ played: undefined })}
        >
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}
