'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { useDocument } from '../../editor-context.tsx';
import type { Script, TrialGround } from '../model/protocol.ts';
import { withEvent, withInput, withoutEvent } from '../model/script.ts';
import { useTrial, useTrialStore } from '../trial-context.tsx';
import { EventDialog } from './event-dialog.tsx';
import { InputDialog } from './input-dialog.tsx';
import { KeepTest } from './keep-test.tsx';
import { OriginChoice } from './origin-choice.tsx';
import { ScriptStep } from './script-step.tsx';

/** What the run is given: its input, what machines bring, what people answer, what arrives. Never the definition's. */
export function ScriptPanel({ ground }: { readonly ground: TrialGround | undefined }): ReactNode {
  const words = useTranslations('trial');
  const script = useTrial((state) => state.script);
  const run = useTrial((state) => state.run);
  const steps = useScripted();
  const [asks, setAsks] = useState<'input' | 'event' | 'test'>();
  const close = () => setAsks(undefined);
  return (
    <div className="fm-trial-panel">
      <p className="fm-trial-note">{words('layer')}</p>
      <OriginChoice ground={ground} />
      <Group gap="xs">
        <Button size="compact-xs" variant="default" onClick={() => setAsks('input')}>
          {words('input')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setAsks('event')}>
          {words('addEvent')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={run === undefined}
          onClick={() => setAsks('test')}
        >
          {words('keep')}
        </Button>
      </Group>
      {run !== undefined && (
        <p className="fm-trial-input">
          <code>{brief(run.input)}</code> {script.start?.input === undefined && words('madeUp')}
        </p>
      )}
      <ul className="fm-plain-list">
        {steps.map(({ id, type }) => (
          <ScriptStep key={id} id={id} type={type} ground={ground} />
        ))}
        <Arriving ground={ground} />
      </ul>
      {ground !== undefined && <Asked asks={asks} ground={ground} onClose={close} />}
      {asks === 'test' && run !== undefined && <KeepTest run={run} script={script} onClose={close} />}
    </div>
  );
}

/** Events that arrive by themselves. */
function Arriving({ ground }: { readonly ground: TrialGround | undefined }): ReactNode {
  const words = useTranslations('trial');
  const store = useTrialStore();
  const script = useTrial((state) => state.script);
  const remove = (index: number): void => {
    if (ground !== undefined) void store.actions.take(withoutEvent(script, index), ground);
  };
  return (script.world?.events ?? []).map(({ type, after }, index) => (
    <li key={`${type} ${index}`} className="fm-trial-step">
      <span>{words('arrives', { type, after: after ?? 'PT0S' })}</span>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={words('removeEvent', { type })}
        onClick={() => remove(index)}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  ));
}

interface AskedProperties {
  readonly asks: 'input' | 'event' | 'test' | undefined;
  readonly ground: TrialGround;
  readonly onClose: () => void;
}

function Asked({ asks, ground, onClose }: AskedProperties): ReactNode {
  const store = useTrialStore();
  const script = useTrial((state) => state.script);
  const take = (next: Script): void => {
    onClose();
    void store.actions.take(next, ground);
  };
  if (asks === 'input')
    return (
      <InputDialog
        value={script.start?.input}
        onClose={onClose}
        onTake={(input) => take(withInput(script, input))}
      />
    );
  if (asks !== 'event') return null;
  return (
    <EventDialog
      awaited={undefined}
      elapsedMs={0}
      onClose={onClose}
      onSend={(event) => take(withEvent(script, event))}
    />
  );
}

/** Steps whose outcome the world decides. */
function useScripted(): readonly { readonly id: string; readonly type: string }[] {
  const steps = useDocument(({ document }) => document.definition['steps']);
  return useMemo(
    () =>
      Object.entries(isObject(steps) ? (steps as JsonObject) : {}).flatMap(([id, step]) => {
        const type = isObject(step) ? String(step['type']) : '';
        return ['task', 'workflow', 'manual'].includes(type) ? [{ id, type }] : [];
      }),
    [steps],
  );
}

function brief(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
