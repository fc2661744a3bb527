'use client';
import type { ReactNode } from 'react';
import { Stack, Switch, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Command } from '../commands/command.ts';
import { KeyChord } from '../commands/key-chord.tsx';
import { allCommands, useRegistry } from '../commands/registry.ts';
import { usePreferences } from '../theme/preferences.ts';
import { Modal } from './dialogs.tsx';
import { usePanels } from './panels.ts';

/** All keys that do something on the page as it is, as the commands say it. */
export function KeySheet(): ReactNode {
  const words = useTranslations('frame.keySheet');
  const { shown, close } = usePanels();
  const owners = useRegistry((registry) => registry.owners);
  const { singleKeys, set } = usePreferences();
  const groups = byGroup(allCommands(owners).filter(({ keys }) => keys !== undefined && keys.length > 0));
  return (
    <Modal
      opened={shown === 'keys'}
      onClose={close}
      title={words('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <Switch
          label={words('single')}
          description={words('singleHelp')}
          checked={singleKeys}
          onChange={(event) => set({ singleKeys: event.currentTarget.checked })}
        />
        <div className="fm-key-groups">
          {groups.map(([group, commands]) => (
            <section key={group}>
              <Title order={3}>{group}</Title>
              <dl className="fm-keys">
                {commands.map((command) => (
                  <div key={command.id}>
                    <dt>{command.title}</dt>
                    <dd>
                      {(command.keys ?? []).map((keys) => (
                        <KeyChord key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Stack>
    </Modal>
  );
}

function byGroup(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups];
}
