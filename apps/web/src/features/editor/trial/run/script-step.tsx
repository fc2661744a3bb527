'use client';
import { useState, type ReactNode } from 'react';
import { Button, Popover, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ScriptedAnswer, ScriptedEnd } from '@fermata/model';
import type { TrialGround } from '../model/protocol.ts';
import { withAnswers, withEnds } from '../model/script.ts';
import { useTrial, useTrialStore } from '../trial-context.tsx';
import { useStepTitle } from '../use-step-title.ts';
import { EndFields } from './end-fields.tsx';

interface Properties {
  readonly id: string;
  readonly type: string;
  readonly ground: TrialGround | undefined;
}

/** What a step brings in this run: said, made up from its schema, or nothing. */
export function ScriptStep({ id, type, ground }: Properties): ReactNode {
  const words = useTranslations('trial');
  const titleOf = useStepTitle();
  const store = useTrialStore();
  const [isOpen, setOpen] = useState(false);
  const part = type === 'manual' ? 'answers' : 'steps';
  const entries = useTrial(({ script }) => script.world?.[part]?.[id]);
  const madeUp = useTrial(({ run }) => run?.madeUp[id]);
  const take = (next: readonly ScriptedEnd[] | undefined): void => {
    setOpen(false);
    const { script } = store.getState();
    const answers = next as readonly ScriptedAnswer[] | undefined;
    const said = part === 'answers' ? withAnswers(script, id, answers) : withEnds(script, id, next);
    if (ground !== undefined) void store.actions.take(said, ground);
  };
  const first = entries?.[0];
  return (
    <li className="fm-trial-step">
      <span>
        {titleOf(id)}
        <Text span size="xs" c="dimmed" ml={6}>
          <Said entries={entries} silent={silenceOf(type, madeUp !== undefined)} />
        </Text>
      </span>
      <Popover opened={isOpen} onChange={setOpen} position="right" width={340} trapFocus withinPortal>
        <Popover.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={ground === undefined}
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            aria-label={words('changeStep', { step: titleOf(id) })}
          >
            {words(first === undefined ? 'pin' : 'change')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <EndFields
            isManual={type === 'manual'}
            first={first ?? (madeUp === undefined ? {} : { output: madeUp })}
            isSaid={first !== undefined}
            onTake={(end) => take(end === undefined ? undefined : [end, ...(entries ?? []).slice(1)])}
          />
        </Popover.Dropdown>
      </Popover>
    </li>
  );
}

interface SaidProperties {
  readonly entries: readonly (ScriptedEnd | ScriptedAnswer)[] | undefined;
  readonly silent: 'nobody' | 'madeUp' | 'nothingSaid';
}

function Said({ entries = [], silent }: SaidProperties): ReactNode {
  const words = useTranslations('trial');
  const [first] = entries;
  if (first === undefined) return words(silent);
  return words(kindOf(first), { code: codeOf(first), count: entries.length });
}

/** What becomes of a step of which nothing is said. */
function silenceOf(type: string, isMadeUp: boolean): SaidProperties['silent'] {
  if (type === 'manual') return 'nobody';
  return isMadeUp ? 'madeUp' : 'nothingSaid';
}

function kindOf(entry: ScriptedEnd | ScriptedAnswer): 'never' | 'fails' | 'brings' {
  if (entry.never === true) return 'never';
  return 'error' in entry && entry.error !== undefined ? 'fails' : 'brings';
}

function codeOf(entry: ScriptedEnd | ScriptedAnswer): string {
  return 'error' in entry ? (entry.error?.code ?? '') : '';
}
