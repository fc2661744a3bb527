'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { CreateTokenRequest, Permission } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useMe } from '../../../shared/session/use-me.ts';
import { useCreateToken } from '../api/house.ts';
import { OneTime } from '../frame/one-time.tsx';

interface Properties {
  readonly onClose: () => void;
}

/** Makes a token; then its secret is shown, once. */
export function NewTokenDialog({ onClose }: Properties): ReactNode {
  const words = useTranslations('admin.tokens');
  const create = useCreateToken();
  return (
    <Modal opened onClose={onClose} title={words('make')} closeOnClickOutside={create.data === undefined}>
      {create.data?.secret === undefined ? (
        <TokenForm create={create} onClose={onClose} />
      ) : (
        <OneTime
          label={words('secretOf', { name: create.data.name })}
          text={create.data.secret}
          expiresAt={create.data.expiresAt}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

function TokenForm({ create, onClose }: Properties & { readonly create: ReturnType<typeof useCreateToken> }) {
  const words = useTranslations('admin');
  const { data: me } = useMe();
  const [once] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const body: CreateTokenRequest = {
    name: name.trim(),
    expiresInDays: days,
    ...(scopes.length > 0 && { scopes: scopes as readonly Permission[] }),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ body, once });
      }}
    >
      <Stack>
        <TextInput
          label={words('tokens.name')}
          description={words('tokens.nameHelp')}
          value={name}
          required
          maxLength={100}
          data-autofocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NumberInput
          label={words('tokens.days')}
          value={days}
          min={1}
          max={365}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setDays(Number(value) || 1)}
        />
        <MultiSelect
          label={words('tokens.scopes')}
          description={words('tokens.scopesHelp')}
          data={[...(me?.permissions ?? [])].sort()}
          value={[...scopes]}
          searchable
          onChange={setScopes}
        />
        {create.isError && <CallProblem error={create.error} title={words('failed')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {words('tokens.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
