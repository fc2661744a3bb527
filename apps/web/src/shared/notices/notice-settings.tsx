'use client';
import { useState, type ReactNode } from 'react';
import { Group, NativeSelect, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { noticeKinds, type NoticeChannel, type NoticeSettings as Settings } from '@fermata/contracts';
import { CallProblem } from '../api/call-problem.tsx';
import { useNoticeSettings, useSaveNoticeSettings } from './queries.ts';

const channels: readonly NoticeChannel[] = Object.freeze(['mail', 'digest', 'app', 'none']);
const usualTime = '08:00';

/** How the person is told of what happens to tasks, kind by kind, and when a digest goes out. */
export function NoticeSettings(): ReactNode {
  const words = useTranslations('notices.settings');
  const { data, error, refetch } = useNoticeSettings();
  const save = useSave();
  return (
    <section>
      <Title order={2} mb="xs">
        {words('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {words('help')}
      </Text>
      {data === undefined && error !== null && (
        <CallProblem error={error} title={words('failed')} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Skeleton height={360} />}
      {data !== undefined && (
        <>
          <Kinds settings={data} onChange={save} />
          <DigestTime settings={data} onChange={save} />
        </>
      )}
    </section>
  );
}

interface Properties {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

function Kinds({ settings, onChange }: Properties): ReactNode {
  const words = useTranslations('notices');
  const data = channels.map((value) => ({ value, label: words(`settings.channels.${value}`) }));
  return (
    <ul className="fm-plain-list">
      {noticeKinds.map((kind) => (
        <li key={kind} className="fm-notice-setting">
          <label htmlFor={`notice-${kind}`}>{words(`kinds.${kind}`)}</label>
          <NativeSelect
            id={`notice-${kind}`}
            size="xs"
            data={data}
            value={settings.channels[kind]}
            onChange={({ currentTarget }) => {
              const channel = currentTarget.value as NoticeChannel;
              onChange({ ...settings, channels: { ...settings.channels, [kind]: channel } });
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** A time is kept when one leaves its field, so that nothing half typed is. */
function DigestTime({ settings, onChange }: Properties): ReactNode {
  const words = useTranslations('notices.settings');
  const { digestAt } = settings;
  const [typed, setTyped] = useState<string>();
  const isHourly = digestAt === 'hourly';
  const keep = (): void => {
    if (typed !== undefined && typed !== '' && typed !== digestAt) onChange({ ...settings, digestAt: typed });
    setTyped(undefined);
  };
  return (
    <Group gap="sm" mt="md" align="end">
      <NativeSelect
        label={words('digest')}
        size="xs"
        data={[
          { value: 'hourly', label: words('hourly') },
          { value: 'daily', label: words('daily') },
        ]}
        value={isHourly ? 'hourly' : 'daily'}
        onChange={({ currentTarget }) =>
          onChange({ ...settings, digestAt: currentTarget.value === 'hourly' ? 'hourly' : usualTime })
        }
      />
      {!isHourly && (
        <TextInput
          type="time"
          size="xs"
          label={words('time')}
          value={typed ?? digestAt}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={keep}
        />
      )}
    </Group>
  );
}

function useSave(): (settings: Settings) => void {
  const words = useTranslations('notices.settings');
  const { mutate } = useSaveNoticeSettings();
  return (settings) =>
    mutate(settings, {
      onError: () => void notifications.show({ color: 'red', message: words('notSaved') }),
    });
}
