'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Me } from '@fermata/contracts';
import { ApiProblem, keepSession, NoAnswer, taken } from '../api/client.ts';
import { sessionsOpen } from '../api/generated/sdk.gen.ts';

interface Properties {
  /** Given when it is known who signs in again. */
  readonly login?: string;
  readonly onSignedIn: (me: Me) => void;
}

/** Login and password, and what the server says of them. */
export function SignInFields({ login: known, onSignedIn }: Properties): ReactNode {
  const words = useTranslations('frame.signIn');
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: async () => (await taken(sessionsOpen({ body: { login: login.trim(), password } }))) as Me,
    onSuccess: (me) => {
      keepSession(me);
      onSignedIn(me);
    },
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="lg">
        <div role="alert">
          {signIn.error !== null && (
            <Alert color="red" variant="light">
              {words(reasonOf(signIn.error))}
            </Alert>
          )}
        </div>
        <TextInput
          label={words('login')}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          data-autofocus={known === undefined || undefined}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          label={words('password')}
          name="password"
          autoComplete="current-password"
          required
          data-autofocus={known !== undefined || undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words('showPassword') }}
        />
        <Button type="submit" loading={signIn.isPending}>
          {words('submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** What a refusal means, as a word of the messages. */
export function reasonOf(error: Error): 'refused' | 'throttled' | 'noAnswer' | 'unexpected' {
  if (error instanceof NoAnswer) return 'noAnswer';
  if (!(error instanceof ApiProblem)) return 'unexpected';
  if (error.status === 429) return 'throttled';
  if (error.status === 503) return 'noAnswer';
  return error.status === 401 || error.status === 400 ? 'refused' : 'unexpected';
}
