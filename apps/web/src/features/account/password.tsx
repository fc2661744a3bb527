'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Me } from '@fermata/contracts';
import { ApiProblem, keepSession, taken } from '../../shared/api/client.ts';
import { meChangePassword } from '../../shared/api/generated/sdk.gen.ts';
import { Page } from '../../shared/frame/page.tsx';
import { isReady, NewPasswordFields } from '../../shared/session/new-password-fields.tsx';
import { passwordRefusal } from '../../shared/session/password-refusal.ts';
import { meKey, useMe } from '../../shared/session/use-me.ts';

const nothing = Object.freeze({ password: '', again: '' });

/** The page where a person changes the own password. */
export function Password(): ReactNode {
  const words = useTranslations('account.password');
  const router = useRouter();
  const { data: me } = useMe();
  if (me === undefined) return null;
  const must = me.mustChangePassword;
  const done = () => {
    notifications.show({ message: words('done') });
    router.push(must ? '/' : '/account');
  };
  return (
    <Page
      title={words('title')}
      guide="support"
      crumbs={must ? [] : [{ label: words('account'), href: '/account' }]}
    >
      <Stack gap="md" className="fm-narrow-form">
        {must && (
          <Alert color="yellow" variant="light">
            {words('must')}
          </Alert>
        )}
        <PasswordForm login={me.login} onDone={done} />
      </Stack>
    </Page>
  );
}

function PasswordForm({ login, onDone }: { readonly login: string; readonly onDone: () => void }): ReactNode {
  const words = useTranslations('account.password');
  const rules = useTranslations('frame.newPassword');
  const { current, setCurrent, fresh, setFresh, change } = useChange(onDone);
  const fault = passwordRefusal(change.error, login, fresh.password);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady(fresh) && !change.isPending) change.mutate();
  };
  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        <div role="alert">
          {change.error !== null && fault === undefined && (
            <Alert color="red" variant="light">
              {words(isWrongPassword(change.error) ? 'wrong' : 'failed')}
            </Alert>
          )}
        </div>
        {/* For the browser's keeper of passwords. */}
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        <PasswordInput
          label={words('current')}
          name="current-password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words('showCurrent') }}
        />
        <NewPasswordFields
          value={fresh}
          onChange={setFresh}
          {...(fault !== undefined && { refused: rules(fault) })}
        />
        <Button type="submit" disabled={current === '' || !isReady(fresh)} loading={change.isPending}>
          {words('submit')}
        </Button>
      </Stack>
    </form>
  );
}

function useChange(changed: () => void) {
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState<{ readonly password: string; readonly again: string }>(nothing);
  const change = useMutation({
    mutationFn: async () =>
      (await taken(meChangePassword({ body: { current, password: fresh.password } }))) as Me,
    onSuccess: (me) => {
      keepSession(me);
      queries.setQueryData(meKey, me);
      changed();
    },
  });
  return { current, setCurrent, fresh, setFresh, change };
}

function isWrongPassword(error: Error): boolean {
  return error instanceof ApiProblem && error.code === 'password.wrong';
}
