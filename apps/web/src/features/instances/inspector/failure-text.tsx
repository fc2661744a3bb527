'use client';
import type { ReactNode } from 'react';
import { Alert, Code } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isObject, type JsonValue } from '@fermata/model';
import { adviceKeyOf, failureOf } from '../model/failure.ts';
import { Value } from './value.tsx';

/** An error in plain words: what happened, what can be done, its code, and what lies behind it. */
export function FailureText({ error }: { readonly error: JsonValue }): ReactNode {
  const words = useTranslations('instances.failure');
  const { code, message, data, cause } = failureOf(error);
  return (
    <Alert color="red" icon={<IconAlertOctagon size={18} />} title={message}>
      <p className="fm-trouble-text">{words(`advice.${adviceKeyOf(code)}`)}</p>
      <p>
        <Code>{code}</Code>
      </p>
      {isObject(data) && Object.keys(data).length > 0 && (
        <Value label={words('data')} value={data} absent="" />
      )}
      {cause !== undefined && (
        <>
          <p className="fm-dim">{words('because')}</p>
          <FailureText error={cause} />
        </>
      )}
    </Alert>
  );
}
