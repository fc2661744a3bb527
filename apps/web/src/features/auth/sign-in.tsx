'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useRouter, useSearchParams } from 'next/navigation';
import { Alert, Button, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FermataSign } from '@fermata/ui';
import { ApiProblem, taken } from '../../shared/api/client.ts';
import { sessionsOpen } from '../../shared/api/generated/sdk.gen.ts';
import { meKey } from '../../shared/session/use-me.ts';

/** Where to go after signing in: only a path of this application (no open redirect). */
export function safeTarget(wished: string | null): string {
  return wished !== null && /^\/(?![/\\])/.test(wished) ? wished : '/';
}

/** The sign-in form. */
export function SignIn(): ReactNode {
  const words = useTranslations('auth');
  const router = useRouter();
  const target = safeTarget(useSearchParams().get('to'));
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => taken(sessionsOpen({ body: { login, password } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: meKey });
      router.push(target);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className="fm-door">
      <Paper component="form" withBorder p="xl" onSubmit={submit} className="fm-door-form">
        <Stack gap="md">
          <FermataSign width={40} height={40} className="fm-door-sign" />
          <Title order={1}>{words('title')}</Title>
          {signIn.error !== null && <Alert color="red">{words(reasonOf(signIn.error))}</Alert>}
          <TextInput
            label={words('login')}
            name="login"
            autoComplete="username"
            required
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={words('password')}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={signIn.isPending}>
            {words('submit')}
          </Button>
        </Stack>
      </Paper>
    </main>
  );
}

function reasonOf(error: Error): 'refused' | 'throttled' {
  return error instanceof ApiProblem && error.status === 429 ? 'throttled' : 'refused';
}
