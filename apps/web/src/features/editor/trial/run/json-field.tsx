'use client';
import { useState, type ReactNode } from 'react';
import { JsonInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';

interface Properties {
  readonly label: string;
  readonly description?: string;
  readonly value: JsonValue;
  /** Hears of what can be read; undefined while it cannot. */
  readonly onChange: (value: JsonValue | undefined) => void;
}

/** A JSON value that is typed. */
export function JsonField({ label, description, value, onChange }: Properties): ReactNode {
  const words = useTranslations('trial');
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const isRead = readJson(text) !== undefined;
  return (
    <JsonInput
      size="xs"
      label={label}
      {...(description === undefined ? {} : { description })}
      autosize
      minRows={2}
      maxRows={12}
      classNames={{ input: 'fm-mono' }}
      value={text}
      error={!isRead && words('noJson')}
      onChange={(next) => {
        setText(next);
        onChange(readJson(next));
      }}
    />
  );
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
