'use client';
import type { ReactNode } from 'react';
import { Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { TemplateField } from '../fields/template-field.tsx';
import { useField } from '../fields/use-field.ts';

/** What the business calls an instance, and whether no two open ones may be called so. */
export function BusinessKey(): ReactNode {
  const field = useField('/businessKey');
  const words = useTranslations('inspector');
  const isLong = isObject(field.value);
  const rule = isLong ? (field.value as JsonObject) : undefined;
  const key = rule === undefined ? field.value : rule['value'];
  const turn = (isUnique: boolean) => field.set(isUnique ? { value: key ?? '', unique: true } : key);
  return (
    <>
      <TemplateField path={isLong ? '/businessKey/value' : '/businessKey'} words="businessKey" />
      {field.value !== undefined && (
        <Switch
          label={words('uniqueKey')}
          disabled={field.readOnly}
          checked={rule?.['unique'] === true}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
      )}
    </>
  );
}
