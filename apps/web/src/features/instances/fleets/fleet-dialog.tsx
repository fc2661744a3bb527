'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, NumberInput, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FleetDetail } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useMakeFleet } from '../api/fleets.ts';
import { useVersions } from '../api/instance.ts';
import type { BulkWish } from '../model/bulk-wish.ts';
import { definitionOf, firstForm, fleetOf, workflowsOf, type FleetForm } from '../model/fleet-form.ts';
import { useOnceKey } from '../once-key.ts';

interface Properties {
  readonly wish: BulkWish;
  readonly onClose: () => void;
  readonly onMade: (fleet: FleetDetail) => void;
}

/** Asks for reason and rate of a verb for many; what it makes is a preview, and nothing is done yet. */
export function FleetDialog({ wish, onClose, onMade }: Properties): ReactNode {
  const words = useTranslations('instances');
  const make = useMakeFleet();
  const once = useOnceKey();
  const [form, setForm] = useState(() => firstForm(wish));
  const change = (some: Partial<FleetForm>) => setForm((before) => ({ ...before, ...some }));
  const fleet = fleetOf(wish, form);
  return (
    <Modal opened onClose={onClose} title={words(`verbs.${wish.verb}.many`)} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fleet !== undefined) make.mutate({ fleet, once }, { onSuccess: onMade });
        }}
      >
        <Stack>
          <p className="fm-dim">{words('fleets.how')}</p>
          <WhichInstances wish={wish} form={form} onChange={change} />
          {wish.verb === 'move' && (
            <TargetVersion
              definition={definitionOf(wish, form)}
              value={form.version}
              onChange={(version) => change({ version })}
            />
          )}
          <Textarea
            label={words('verb.reason')}
            description={words('verb.reasonHelp')}
            value={form.reason}
            required
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
          <Rates form={form} onChange={change} />
          {make.isError && <CallProblem error={make.error} title={words('fleets.failed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('verb.cancel')}
            </Button>
            <Button type="submit" loading={make.isPending} disabled={fleet === undefined}>
              {words('fleets.preview')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface PartProperties {
  readonly form: FleetForm;
  readonly onChange: (change: Partial<FleetForm>) => void;
}

function WhichInstances({ wish, form, onChange }: PartProperties & { readonly wish: BulkWish }): ReactNode {
  const words = useTranslations('instances.fleets');
  const workflows = workflowsOf(wish);
  return (
    <>
      {wish.all !== undefined && (
        <Radio.Group
          label={words('which')}
          value={form.isAll ? 'all' : 'chosen'}
          onChange={(value) => onChange({ isAll: value === 'all' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="chosen" label={words('chosen', { count: wish.chosen.length })} />
            <Radio value="all" label={words('all', { workflow: String(wish.all['definition']) })} />
          </Stack>
        </Radio.Group>
      )}
      {!form.isAll && workflows.length > 1 && (
        <Select
          label={words('workflow')}
          description={words('workflowHelp')}
          data={[...workflows]}
          value={form.workflow}
          allowDeselect={false}
          onChange={(next) => onChange({ workflow: next ?? '', version: null })}
        />
      )}
    </>
  );
}

function Rates({ form, onChange }: PartProperties): ReactNode {
  const words = useTranslations('instances.fleets');
  return (
    <Group grow align="flex-start">
      <NumberInput
        label={words('rate')}
        description={words('rateHelp')}
        value={form.perMinute}
        min={1}
        max={60_000}
        onChange={(next) => onChange({ perMinute: Number(next) || 60 })}
      />
      <NumberInput
        label={words('stopAt')}
        description={words('stopAtHelp')}
        value={form.stopAtPercent}
        min={0}
        max={100}
        suffix="%"
        onChange={(next) => onChange({ stopAtPercent: Number(next) })}
      />
    </Group>
  );
}

interface VersionProperties {
  readonly definition: string;
  readonly value: string | null;
  readonly onChange: (version: string | null) => void;
}

function TargetVersion({ definition, value, onChange }: VersionProperties): ReactNode {
  const words = useTranslations('instances');
  const { data = [] } = useVersions(definition === '' ? undefined : definition);
  return (
    <Select
      label={words('move.target')}
      data={data.map(({ version }) => ({ value: String(version), label: words('version', { version }) }))}
      value={value}
      onChange={onChange}
    />
  );
}
