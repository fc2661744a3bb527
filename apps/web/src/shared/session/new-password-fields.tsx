'use client';
import type { ReactNode } from 'react';
import { PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** A new password, typed twice. */
export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

interface Properties {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
  /** What the server says of the password. */
  readonly refused?: string;
}

const shortest = 12;

/** Whether a new password may be sent; the server judges it. */
export function isReady({ password, again }: NewPassword): boolean {
  return password.length >= shortest && password === again;
}

/** Both fields of a new password. What is wrong is said once somebody has left the field or typed enough. */
export function NewPasswordFields({ value, onChange, refused }: Properties): ReactNode {
  const words = useTranslations('frame.newPassword');
  const differs = value.again !== '' && !value.password.startsWith(value.again);
  return (
    <>
      <PasswordInput
        label={words('password')}
        description={words('rule', { shortest })}
        name="new-password"
        autoComplete="new-password"
        required
        minLength={shortest}
        value={value.password}
        error={refused}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': words('show') }}
      />
      <PasswordInput
        label={words('again')}
        name="new-password-again"
        autoComplete="new-password"
        required
        value={value.again}
        error={differs ? words('differs') : undefined}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': words('showAgain') }}
      />
    </>
  );
}
