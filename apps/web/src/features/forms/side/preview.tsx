'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Group, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconLanguage, IconUser } from '@tabler/icons-react';
import { useTranslations, useLocale } from 'next-intl';
import { roles } from '@fermata/contracts';
import { compileForm } from '@fermata/forms';
import { FormView, JsonView } from '@fermata/ui';
import { isObject, type JsonObject } from '@fermata/model';
import { useChecks } from '../../../shared/checks/use-checks.ts';
import { useForm } from '../designer-context.tsx';
import { sampleInput } from '../model/sample-input.ts';

const widths = Object.freeze(['390', '720', '1280'] as const);

/** The form as a person meets it: by role, width and language, with data that can be changed. */
export function Preview(): ReactNode {
  const words = useTranslations('forms.preview');
  const definition = useForm();
  const page = useLocale();
  const checks = useChecks();
  const [width, setWidth] = useState<string>('720');
  const [role, setRole] = useState<string>('agent');
  const [locale, setLocale] = useState<string>(page);
  const [typed, setTyped] = useState<string>();
  const [answer, setAnswer] = useState<JsonObject>();
  const plan = useMemo(() => compileForm(definition), [definition]);
  const sample = useMemo(() => JSON.stringify(sampleInput(definition['input']), null, 2), [definition]);
  const input = useMemo(() => read(typed ?? sample), [typed, sample]);
  const user = useMemo(
    () => ({ id: 'preview', name: words('person'), roles: [role], groups: [] }),
    [role, words],
  );
  const names = useMemo(() => new Intl.DisplayNames(page, { type: 'language' }), [page]);
  const languages = [...new Set([page, ...Object.keys(plan.languages)])];
  return (
    <div className="fm-designer-preview">
      <Group gap="md">
        <SegmentedControl
          className="fm-designer-widths"
          size="xs"
          aria-label={words('width')}
          data={widths.map((one) => ({ value: one, label: words('pixels', { width: one }) }))}
          value={width}
          onChange={setWidth}
        />
        <Select
          size="xs"
          aria-label={words('role')}
          leftSection={<IconUser size={16} aria-hidden />}
          allowDeselect={false}
          data={[...roles]}
          value={role}
          onChange={(next) => setRole(next ?? 'agent')}
        />
        <Select
          size="xs"
          aria-label={words('language')}
          leftSection={<IconLanguage size={16} aria-hidden />}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: names.of(value) ?? value }))}
          value={locale}
          onChange={(next) => setLocale(next ?? page)}
        />
      </Group>
      <div className="fm-designer-frame" data-width={width}>
        <FormView
          key={`${role} ${locale} ${JSON.stringify(input)}`}
          plan={plan}
          {...(input !== undefined && { input })}
          locale={locale}
          user={user}
          {...(checks !== undefined && { ports: { check: checks.checkValue } })}
          onSubmit={async (outcome, given) => {
            setAnswer({ ...(outcome !== undefined && { outcome }), answer: given });
            return [];
          }}
        />
      </div>
      {answer !== undefined && <JsonView value={answer} label={words('answer')} />}
      <Textarea
        label={words('data')}
        description={words('dataHelp')}
        error={input === undefined && words('dataWrong')}
        classNames={{ input: 'fm-mono' }}
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
        value={typed ?? sample}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}

function read(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as JsonObject) : undefined;
  } catch {
    // Half-typed data are no data yet: the field says so.
    return undefined;
  }
}
