'use client';
import { useState, type ReactNode } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import { Modal } from '../../../../shared/frame/dialogs.tsx';
import { JsonField } from '../run/json-field.tsx';
import { useStepTitle } from '../use-step-title.ts';
import type { WorkOfStep } from './work-of-step.ts';

interface Properties {
  readonly stepId: string;
  readonly work: WorkOfStep;
  readonly given: JsonValue | undefined;
  readonly onRun: (input: JsonValue) => void;
  readonly onClose: () => void;
}

/** Says what doing it for real means, with what input, and asks. */
export function RealTrialDialog({ stepId, work, given, onRun, onClose }: Properties): ReactNode {
  const words = useTranslations('trial.real');
  const titleOf = useStepTitle();
  const [input, setInput] = useState<JsonValue | undefined>(given ?? {});
  const { implementation, connection } = work;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={words('asking', { step: titleOf(stepId) })}
      closeButtonProps={{ 'aria-label': words('cancel') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (input !== undefined) onRun(input);
        }}
      >
        <Stack gap="md">
          <Alert
            color="yellow"
            icon={<IconAlertTriangle size={18} aria-hidden="true" />}
            title={words('warning')}
          >
            {connection === undefined
              ? words('does', { implementation })
              : words('doesOver', { implementation, connection })}
          </Alert>
          <JsonField
            label={words('input')}
            description={words(given === undefined ? 'inputTyped' : 'inputOfRun')}
            value={given ?? {}}
            onChange={setInput}
          />
          <Text size="xs" c="dimmed">
            {words('kept')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" disabled={input === undefined}>
              {words('run', { implementation })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
