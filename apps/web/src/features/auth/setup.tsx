'use client';
import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { taken } from '../../shared/api/client.ts';
import { setupSetUp } from '../../shared/api/generated/sdk.gen.ts';
import { TokenForm } from './token-form.tsx';

/** The first minute of an installation: the first admin, by the token that the console showed. */
export function Setup(): ReactNode {
  const words = useTranslations('auth.setup');
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  return (
    <TokenForm
      title={words('title')}
      intro={words('intro')}
      submit={words('submit')}
      login={login}
      send={({ token, password }) =>
        taken(setupSetUp({ body: { token, login: login.trim(), name: name.trim(), password } }))
      }
    >
      <TextInput
        label={words('login')}
        description={words('loginHelp')}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <TextInput
        label={words('name')}
        name="name"
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </TokenForm>
  );
}
