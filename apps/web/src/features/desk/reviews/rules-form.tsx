'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { Sampling, SamplingRow } from '@fermata/contracts';
import { ApiProblem } from '../../../shared/api/client.ts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useSaveSampling } from '../api/queries.ts';
import {
  draftOf,
  followed,
  hasTwice,
  insisted,
  isChanged,
  isOvertaken,
  wantedOf,
  type RulesDraft,
} from '../model/rules-draft.ts';
import { RulesOvertaken } from './rules-overtaken.tsx';
import { SamplingRule } from './sampling-rule.tsx';

const emptyRule: SamplingRow = Object.freeze({ definition: '', stepId: '', percent: 5 });

/** The rules to be changed. What a colleague saves meanwhile is shown beside what was typed, never over it. */
export function RulesForm({ stored }: { readonly stored: Sampling }): ReactNode {
  const words = useTranslations('desk.sampling');
  const [draft, setDraft] = useState(() => draftOf(stored));
  const save = useSaveSampling();
  useEffect(() => setDraft((before) => followed(before, stored)), [stored]);
  const { from, rules } = draft;
  const isLate = isOvertaken(draft, stored);
  const add = useRef<HTMLButtonElement>(null);
  /** What is chosen between two versions goes on here: the way of choosing is gone, and with it the keyboard's place. */
  const settle = (chosen: RulesDraft): void => {
    save.reset();
    setDraft(chosen);
    add.current?.focus();
  };
  const setRules = (next: readonly SamplingRow[]): void => setDraft({ from, rules: next });
  const change = (place: number, more: Partial<SamplingRow>): void =>
    setRules(rules.map((rule, index) => (index === place ? { ...rule, ...more } : rule)));
  const keep = (): void =>
    save.mutate(
      { items: wantedOf(draft), revision: from.revision },
      {
        onSuccess: (saved) => {
          setDraft(draftOf(saved));
          notifications.show({ message: words('saved') });
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <ul className="fm-plain-list">
        {rules.map((rule, place) => (
          <SamplingRule
            key={place}
            rule={rule}
            onChange={(more) => change(place, more)}
            onRemove={() => setRules(rules.filter((_, index) => index !== place))}
          />
        ))}
      </ul>
      {hasTwice(draft) && <p className="fm-desk-refused">{words('twice')}</p>}
      {isLate && (
        <RulesOvertaken
          theirs={stored}
          isAnswer={save.isError}
          onTake={() => settle(draftOf(stored))}
          onInsist={() => settle(insisted(draft, stored))}
        />
      )}
      {save.isError && !isConflict(save.error) && <CallProblem error={save.error} title={words('failed')} />}
      <Group gap="sm" mt="sm">
        <Button ref={add} size="xs" variant="default" onClick={() => setRules([...rules, emptyRule])}>
          {words('add')}
        </Button>
        <Button
          size="xs"
          type="submit"
          loading={save.isPending}
          disabled={isLate || hasTwice(draft) || !isChanged(draft)}
        >
          {words('save')}
        </Button>
      </Group>
    </form>
  );
}

/** Said beside by what the colleague has saved. */
function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'sampling.conflict';
}
