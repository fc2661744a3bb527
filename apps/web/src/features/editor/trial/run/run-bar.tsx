'use client';
import { useEffect, type ReactNode } from 'react';
import { ActionIcon, Button, Group, Slider, Text, Tooltip } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { StatusBadge } from '@fermata/ui';
import type { TrialGround } from '../model/protocol.ts';
import { useElapsed } from '../use-elapsed.ts';
import { useTrial, useTrialStore } from '../trial-context.tsx';

const STEP_MS = 700;

/** Run, and go through what happened. */
export function RunBar({ ground }: { readonly ground: TrialGround | undefined }): ReactNode {
  const words = useTranslations('trial.bar');
  const store = useTrialStore();
  const run = useTrial((state) => state.run);
  const moment = useTrial((state) => state.moment);
  const isBusy = useTrial((state) => state.isBusy);
  const isPlaying = usePlaying();
  const duration = useElapsed();
  const last = (run?.frames.length ?? 0) - 1;
  const { look } = store.actions;
  const play = () => {
    if (!isPlaying && moment >= last) look(-1);
    store.setState({ isPlaying: !isPlaying });
  };
  return (
    <Group gap="xs" wrap="nowrap" className="fm-trial-bar">
      <Button
        size="xs"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        loading={isBusy}
        disabled={ground === undefined}
        onClick={() => ground !== undefined && void store.actions.run(ground)}
      >
        {words('run')}
      </Button>
      {run !== undefined && (
        <>
          <Act label={words('begin')} icon={IconPlayerSkipBack} onClick={() => look(-1)} off={moment < 0} />
          <Act
            label={words('back')}
            icon={IconPlayerTrackPrev}
            onClick={() => look(moment - 1)}
            off={moment < 0}
          />
          <Act
            label={words(isPlaying ? 'pause' : 'play')}
            icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
            onClick={play}
            off={last < 0}
          />
          <Act
            label={words('next')}
            icon={IconPlayerTrackNext}
            onClick={() => look(moment + 1)}
            off={moment >= last}
          />
          <Slider
            className="fm-trial-slider"
            size="sm"
            min={-1}
            max={last}
            value={moment}
            onChange={look}
            label={null}
            thumbLabel={words('slider')}
          />
          <Text size="xs" c="dimmed" className="fm-trial-count">
            {words('moment', {
              moment: moment + 1,
              last: last + 1,
              time: duration(run.frames[moment]?.atMs ?? 0),
            })}
          </Text>
          {run.frames[moment] !== undefined && <StatusBadge status={run.frames[moment].status} />}
        </>
      )}
    </Group>
  );
}

/** While it plays, one moment follows the other; at the last one it stops. */
function usePlaying(): boolean {
  const store = useTrialStore();
  const isPlaying = useTrial((state) => state.isPlaying);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      const { moment, run } = store.getState();
      if (moment + 1 >= (run?.frames.length ?? 0)) store.setState({ isPlaying: false });
      else store.actions.look(moment + 1);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, store]);
  return isPlaying;
}

interface ActProperties {
  readonly label: string;
  readonly icon: typeof IconPlayerPlay;
  readonly off: boolean;
  readonly onClick: () => void;
}

function Act({ label, icon: Icon, off, onClick }: ActProperties): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={off} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
