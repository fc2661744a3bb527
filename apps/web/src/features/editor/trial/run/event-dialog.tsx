'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { parseDuration, type JsonValue, type ScriptedEvent } from '@fermata/model';
import { Modal } from '../../../../shared/frame/dialogs.tsx';
import type { AwaitedEvent } from '../model/protocol.ts';
import { JsonField } from './json-field.tsx';

interface Properties {
  /** What a step waits for; absent: any event. */
  readonly awaited: AwaitedEvent | undefined;
  readonly elapsedMs: number;
  readonly onSend: (event: ScriptedEvent) => void;
  readonly onClose: () => void;
}

/** Lets an event arrive in the trial; it becomes part of the script. */
export function EventDialog({ awaited, elapsedMs, onSend, onClose }: Properties): ReactNode {
  const words = useTranslations('trial');
  const [type, setType] = useState(awaited?.type ?? '');
  const [key, setKey] = useState(awaited?.key ?? '');
  const [after, setAfter] = useState(`PT${Math.ceil(elapsedMs / 1000)}S`);
  const [data, setData] = useState<JsonValue | undefined>({});
  const isRead = after === '' || parseDuration(after) !== undefined;
  const isReady = type !== '' && isRead && data !== undefined;
  const send = (): void => {
    const given = { type, ...(key === '' ? {} : { key }), ...(after === '' ? {} : { after }) };
    onSend({ ...given, ...(data === undefined ? {} : { data }) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('sending')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) send();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={words('eventType')}
            required
            value={type}
            onChange={(event) => setType(event.currentTarget.value)}
          />
          <TextInput
            label={words('eventKey')}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <TextInput
            label={words('afterStart')}
            description={words('afterHelp')}
            error={!isRead && words('noDuration')}
            value={after}
            onChange={(event) => setAfter(event.currentTarget.value)}
          />
          <JsonField label={words('eventData')} value={{}} onChange={setData} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady}>
              {words('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
