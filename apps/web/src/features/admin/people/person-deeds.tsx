'use client';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { UserRow } from '@fermata/contracts';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import {
  useReliance,
  useRemovePerson,
  useResetPassword,
  useSetDisabled,
  useSignOutPerson,
} from '../api/people.ts';
import { ConfirmDialog } from '../frame/confirm-dialog.tsx';
import { invitationLink, OneTime } from '../frame/one-time.tsx';
import { WentBack } from '../frame/went-back.tsx';

interface Properties {
  readonly person: UserRow;
  readonly onRemoved: () => void;
}

type Wish = 'disable' | 'signOut' | 'reset' | 'remove';

/** What can be done about an account; each asks first, and says what it does to open tasks, sessions and tokens. */
export function PersonDeeds({ person, onRemoved }: Properties): ReactNode {
  const words = useTranslations('admin.deeds');
  const [wish, setWish] = useState<Wish>();
  const enable = useSetDisabled(person.id);
  const close = () => setWish(undefined);
  return (
    <Group gap="sm">
      <Button variant="default" onClick={() => setWish('reset')}>
        {words('reset.action')}
      </Button>
      <Button variant="default" onClick={() => setWish('signOut')}>
        {words('signOut.action')}
      </Button>
      {person.status === 'disabled' ? (
        <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate(false)}>
          {words('enable')}
        </Button>
      ) : (
        <Button variant="default" color="red" onClick={() => setWish('disable')}>
          {words('disable.action')}
        </Button>
      )}
      <Button variant="outline" color="red" onClick={() => setWish('remove')}>
        {words('remove.action')}
      </Button>
      {wish === 'reset' && <Reset person={person} onClose={close} />}
      {wish === 'signOut' && <SignOut person={person} onClose={close} />}
      {wish === 'disable' && <Disable person={person} onClose={close} />}
      {wish === 'remove' && <Remove person={person} onClose={close} onRemoved={onRemoved} />}
    </Group>
  );
}

interface DeedProperties {
  readonly person: UserRow;
  readonly onClose: () => void;
}

function Reset({ person, onClose }: DeedProperties): ReactNode {
  const words = useTranslations('admin.deeds.reset');
  const reset = useResetPassword(person.id);
  const [once] = useState(() => crypto.randomUUID());
  if (reset.data !== undefined)
    return (
      <Modal
        opened
        onClose={onClose}
        title={words('title', { name: person.name })}
        closeOnClickOutside={false}
      >
        <OneTime
          label={words('link', { name: person.name })}
          text={invitationLink(reset.data.token)}
          expiresAt={reset.data.expiresAt}
          onDone={onClose}
        />
      </Modal>
    );
  return (
    <ConfirmDialog
      title={words('title', { name: person.name })}
      confirm={words('action')}
      isDanger={false}
      isBusy={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate(once)}
      onClose={onClose}
    >
      <p>{words('consequence')}</p>
    </ConfirmDialog>
  );
}

function SignOut({ person, onClose }: DeedProperties): ReactNode {
  const words = useTranslations('admin.deeds.signOut');
  const rests = useReliance(person.id);
  const signOut = useSignOutPerson(person.id);
  const end = () =>
    signOut.mutate(undefined, {
      onSuccess: ({ closed }) => {
        notifications.show({ message: words('done', { closed }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={words('title', { name: person.name })}
      confirm={words('action')}
      isBusy={signOut.isPending}
      error={signOut.error}
      onConfirm={end}
      onClose={onClose}
    >
      <p>{words('consequence', { sessions: rests.sessions })}</p>
    </ConfirmDialog>
  );
}

function Disable({ person, onClose }: DeedProperties): ReactNode {
  const words = useTranslations('admin.deeds');
  const rests = useReliance(person.id);
  const disable = useSetDisabled(person.id);
  return (
    <ConfirmDialog
      title={words('disable.title', { name: person.name })}
      confirm={words('disable.action')}
      isBusy={disable.isPending}
      isRefused={rests.isLastAdmin}
      error={disable.error}
      onConfirm={() => disable.mutate(true, { onSuccess: onClose })}
      onClose={onClose}
    >
      {rests.isLastAdmin && <p className="fm-admin-refused">{words('lastAdmin')}</p>}
      <p>{words('disable.sessions', { sessions: rests.sessions, tokens: rests.tokens })}</p>
      <p>{words('disable.tasks', { claimed: rests.claimed, alone: rests.alone })}</p>
      <SeeTasks of={person} rests={rests} />
    </ConfirmDialog>
  );
}

function Remove({ person, onClose, onRemoved }: DeedProperties & Pick<Properties, 'onRemoved'>): ReactNode {
  const words = useTranslations('admin.deeds');
  const rests = useReliance(person.id);
  const remove = useRemovePerson(person.id);
  if (remove.data !== undefined)
    return (
      <WentBack
        title={words('remove.done', { name: person.name })}
        tasks={remove.data.tasks}
        onClose={onRemoved}
      />
    );
  return (
    <ConfirmDialog
      title={words('remove.title', { name: person.name })}
      confirm={words('remove.action')}
      isBusy={remove.isPending}
      isRefused={rests.isLastAdmin}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {rests.isLastAdmin && <p className="fm-admin-refused">{words('lastAdmin')}</p>}
      <p>{words('remove.forGood', { login: person.login })}</p>
      <p>{words('remove.tasks', { claimed: rests.claimed, alone: rests.alone })}</p>
      <SeeTasks of={person} rests={rests} />
    </ConfirmDialog>
  );
}

interface SeeProperties {
  readonly of: UserRow;
  readonly rests: ReturnType<typeof useReliance>;
}

/** The way to the tasks that are spoken of, while there are any. */
function SeeTasks({ of, rests }: SeeProperties): ReactNode {
  const words = useTranslations('admin.deeds');
  if (rests.claimed + rests.alone === 0) return null;
  return (
    <p>
      <Link className="fm-text-link" href={`/tasks?tab=all&person=${encodeURIComponent(of.id)}`}>
        {words('seeTasks')}
      </Link>
    </p>
  );
}
