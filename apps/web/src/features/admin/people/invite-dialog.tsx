'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InviteUserRequest, Role } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useGroups } from '../api/groups.ts';
import { groupNames, useInvite } from '../api/people.ts';
import { invitationLink, OneTime } from '../frame/one-time.tsx';
import { useRoleChoices } from './use-role-choices.ts';

interface Properties {
  readonly onClose: () => void;
}

/** Makes an account; then its link is shown, once. */
export function InviteDialog({ onClose }: Properties): ReactNode {
  const words = useTranslations('admin.people');
  const invite = useInvite();
  return (
    <Modal opened onClose={onClose} title={words('invite')} closeOnClickOutside={invite.data === undefined}>
      {invite.data === undefined ? (
        <InviteForm invite={invite} onClose={onClose} />
      ) : (
        <OneTime
          label={words('linkFor', { name: invite.data.name })}
          text={invitationLink(invite.data.inviteToken)}
          expiresAt={invite.data.inviteExpiresAt}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

function InviteForm({
  invite,
  onClose,
}: Properties & { readonly invite: ReturnType<typeof useInvite> }): ReactNode {
  const words = useTranslations('admin');
  const groups = useGroups();
  const choices = useRoleChoices();
  const [once] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState({
    login: '',
    name: '',
    email: '',
    roles: ['agent'],
    groups: [] as string[],
  });
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const body: InviteUserRequest = {
    login: form.login.trim(),
    name: form.name.trim(),
    roles: form.roles as Role[],
    groups: form.groups,
    ...(form.email.trim() !== '' && { email: form.email.trim() }),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ body, once });
      }}
    >
      <Stack>
        <TextInput
          label={words('people.name')}
          value={form.name}
          required
          maxLength={200}
          data-autofocus
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <TextInput
          label={words('people.login')}
          description={words('people.loginHelp')}
          value={form.login}
          required
          pattern="[a-z0-9][a-z0-9._@\-]{0,63}"
          autoCapitalize="none"
          onChange={({ currentTarget }) => change({ login: currentTarget.value })}
        />
        <TextInput
          label={words('people.email')}
          type="email"
          value={form.email}
          onChange={({ currentTarget }) => change({ email: currentTarget.value })}
        />
        <MultiSelect
          label={words('people.roles')}
          data={[...choices]}
          value={form.roles}
          onChange={(roles) => change({ roles })}
        />
        <MultiSelect
          label={words('people.groups')}
          data={[...groupNames(groups.data)]}
          value={form.groups}
          searchable
          onChange={(chosen) => change({ groups: chosen })}
        />
        {invite.isError && <CallProblem error={invite.error} title={words('failed')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {words('people.invite')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
