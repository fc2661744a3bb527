'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonSchema, type JsonValue } from '@fermata/model';
import { SchemaForm } from '@fermata/ui';
import { Modal } from '../../../../shared/frame/dialogs.tsx';
import { useDocument } from '../../editor-context.tsx';

interface Properties {
  /** What was given before; without it the defaults are filled in. */
  readonly value: JsonValue | undefined;
  readonly onTake: (input: JsonValue) => void;
  readonly onClose: () => void;
}

/** The input of the run, by the form that its schema makes. */
export function InputDialog({ value, onTake, onClose }: Properties): ReactNode {
  const words = useTranslations('trial');
  const written = useDocument(({ document }) => document.definition['input']);
  const schema = useMemo(
    () => (isObject(written) ? written : { type: 'object', properties: {} }) as JsonSchema,
    [written],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('input')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <SchemaForm
        schema={schema}
        {...(isObject(value) ? { values: value as JsonObject } : {})}
        submitTitle={words('takeAndRun')}
        onSubmit={(_outcome, answer) => onTake(answer)}
      />
    </Modal>
  );
}
