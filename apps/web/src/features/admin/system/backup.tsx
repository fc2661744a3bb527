'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { BackupState, SystemState } from '@fermata/contracts';
import { RelativeTime } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useNoteBackup } from '../api/house.ts';
import { useSizes } from './use-sizes.ts';

interface Properties {
  readonly backup: BackupState;
  readonly mode: SystemState['mode'];
}

/** When a backup was last made, as far as it is known; one of the operator's own means is noted here. */
export function Backup({ backup, mode }: Properties): ReactNode {
  const words = useTranslations('admin.system.backup');
  const { bytes } = useSizes();
  return (
    <section>
      <h2 className="fm-admin-heading">{words('title')}</h2>
      <p>
        {backup.lastAt === undefined ? (
          words('none')
        ) : (
          <>
            {words(backup.source === 'noted' ? 'noted' : 'archive')} <RelativeTime at={backup.lastAt} />
            {backup.bytes !== undefined && ` · ${bytes(backup.bytes)}`}
            {backup.detail !== undefined && ` · ${backup.detail}`}
          </>
        )}
      </p>
      <p className="fm-admin-dim">{words(mode === 'production' ? 'operators' : 'local')}</p>
      <Note />
    </section>
  );
}

function Note(): ReactNode {
  const words = useTranslations('admin.system.backup');
  const note = useNoteBackup();
  const [detail, setDetail] = useState('');
  const isReady = detail.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) note.mutate(detail.trim(), { onSuccess: () => setDetail('') });
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          className="fm-admin-grow"
          label={words('detail')}
          placeholder={words('example')}
          value={detail}
          maxLength={500}
          onChange={({ currentTarget }) => setDetail(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!isReady} loading={note.isPending}>
          {words('note')}
        </Button>
      </Group>
      {note.isError && <CallProblem error={note.error} title={words('failed')} />}
    </form>
  );
}
