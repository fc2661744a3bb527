'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import Link from 'next/link';
import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ApiProblem, NoAnswer } from '../../shared/api/client.ts';
import { isReady, NewPasswordFields, type NewPassword } from '../../shared/session/new-password-fields.tsx';
import { passwordRefusal } from '../../shared/session/password-refusal.ts';
import { useLinkToken } from '../../shared/session/use-link-token.ts';
import { Door } from './door.tsx';

interface Properties {
  readonly title: string;
  readonly intro: string;
  readonly submit: string;
  /** As typed so far; a password must not contain it. */
  readonly login: string;
  readonly send: (body: { token: string; password: string }) => Promise<{ readonly login: string }>;
  /** Fields before the password. */
  readonly children?: ReactNode;
}

/** A form that a one-time token opens: it sets a password, and says the login to sign in with. */
export function TokenForm({ title, intro, submit, login, send, children }: Properties): ReactNode {
  const words = useTranslations('auth');
  const rules = useTranslations('frame.newPassword');
  const linked = useLinkToken();
  const [typed, setTyped] = useState('');
  const [fresh, setFresh] = useState<NewPassword>({ password: '', again: '' });
  const call = useMutation({
    mutationFn: () => send({ token: linked === '' ? typed.trim() : linked, password: fresh.password }),
  });
  const fault = passwordRefusal(call.error, login, fresh.password);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady(fresh) && !call.isPending) call.mutate();
  };
  if (call.data !== undefined) return <Done title={title} login={call.data.login} />;
  return (
    <Door title={title}>
      <Text size="sm">{intro}</Text>
      <form method="post" onSubmit={onSubmit}>
        <Stack gap="lg">
          <div role="alert">
            {call.error !== null && fault === undefined && (
              <Alert color="red" variant="light">
                {words(`refused.${reasonOf(call.error)}`)}
              </Alert>
            )}
          </div>
          {linked === '' && (
            <TextInput
              label={words('token')}
              name="token"
              autoComplete="off"
              required
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          {children}
          <NewPasswordFields
            value={fresh}
            onChange={setFresh}
            {...(fault !== undefined && { refused: rules(fault) })}
          />
          <Button type="submit" loading={call.isPending} disabled={!isReady(fresh)}>
            {submit}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

function Done({ title, login }: { readonly title: string; readonly login: string }): ReactNode {
  const words = useTranslations('auth');
  return (
    <Door title={title}>
      <Text>{words('done', { login })}</Text>
      <Anchor component={Link} href="/sign-in">
        {words('toSignIn')}
      </Anchor>
    </Door>
  );
}

function reasonOf(error: Error): 'token' | 'taken' | 'noAnswer' | 'throttled' | 'other' {
  if (error instanceof NoAnswer) return 'noAnswer';
  if (!(error instanceof ApiProblem)) return 'other';
  const reasons = { 403: 'token', 404: 'token', 409: 'taken', 429: 'throttled', 503: 'noAnswer' } as const;
  return reasons[error.status as keyof typeof reasons] ?? 'other';
}
