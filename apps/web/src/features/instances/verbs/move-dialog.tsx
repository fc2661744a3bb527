'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, OperateRequest } from '@fermata/contracts';
import { graphOf } from '@fermata/editing';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useVersion, useVersions } from '../api/instance.ts';
import { useOperate, usePreview } from '../api/operate.ts';
import { mappingOf, waysOf, type Chosen } from '../model/mapping.ts';
import { nameOf } from '../model/name.ts';
import { useOnceKey } from '../once-key.ts';
import { MappingDrawing } from './mapping-drawing.tsx';
import { useTellVerdict } from './tell-verdict.ts';
import { Verdict } from './verdict.tsx';

interface Properties {
  readonly instance: InstanceDetail;
  readonly onClose: () => void;
}

/** Moves an instance to another version: the mapping drawn, tried dry, then done; it can be undone before it goes on. */
export function MoveDialog({ instance, onClose }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { data: versions = [], isSuccess } = useVersions(instance.definition);
  const others = versions.flatMap(({ version }) => (version === instance.version ? [] : [version]));
  const [wanted, setWanted] = useState<number>();
  const target = wanted ?? others[0];
  const [chosen, setChosen] = useState<Chosen>({});
  const [reason, setReason] = useState('');
  const graphs = useGraphs(instance, target);
  const open = useMemo(() => new Set(instance.waiting.map(({ stepId }) => stepId)), [instance.waiting]);
  const ways = useMemo(() => waysOf(graphs.from, graphs.to, open, chosen), [graphs, open, chosen]);
  const dry = useMoveRequest(target, chosen);
  const preview = usePreview(instance.id, dry);
  const once = useOnceKey();
  const operate = useOperate(instance.id);
  const tell = useTellVerdict(instance);
  const request = preview.data?.accepted === true && reason.trim() !== '' ? dry : undefined;
  const move = (asked: OperateRequest) => {
    const onSuccess = ({ id }: { readonly id: string }) => {
      tell('move', id);
      onClose();
    };
    operate.mutate({ request: { ...asked, reason: reason.trim() }, once }, { onSuccess });
  };
  if (isSuccess && others.length === 0) return <NowhereToMove onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={words('verbs.move.title')} size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (request !== undefined) move(request);
        }}
      >
        <Stack>
          <p className="fm-dim">{words('verbs.move.help')}</p>
          <TargetVersion
            versions={others}
            value={target}
            onChange={(version) => {
              setWanted(version);
              setChosen({});
            }}
          />
          <MappingDrawing
            ways={ways}
            to={graphs.to}
            onChoose={(step, to) => setChosen((before) => withTarget(before, step, to))}
          />
          <Verdict preview={preview.data} failure={preview.error} isAsking={preview.isFetching} />
          <Textarea
            label={words('verb.reason')}
            description={words('verb.reasonHelp')}
            value={reason}
            required
            autosize
            minRows={2}
            maxLength={2000}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {operate.isError && <CallProblem error={operate.error} title={words('verb.failed')} />}
          <Group justify="flex-end">
            <span className="fm-dim">{words('move.undoHint')}</span>
            <Button variant="default" onClick={onClose}>
              {words('verb.cancel')}
            </Button>
            <Button type="submit" loading={operate.isPending} disabled={request === undefined}>
              {words('move.do', { name: nameOf(instance), version: target ?? 0 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function NowhereToMove({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('instances');
  return (
    <Modal opened onClose={onClose} title={words('verbs.move.title')}>
      <Stack>
        <p className="fm-paragraph">{words('move.none')}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words('verb.cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface TargetProperties {
  readonly versions: readonly number[];
  readonly value: number | undefined;
  readonly onChange: (version: number) => void;
}

function TargetVersion({ versions, value, onChange }: TargetProperties): ReactNode {
  const words = useTranslations('instances');
  return (
    <Select
      label={words('move.target')}
      data={versions.map((version) => ({ value: String(version), label: words('version', { version }) }))}
      value={value === undefined ? null : String(value)}
      allowDeselect={false}
      data-autofocus
      onChange={(version) => onChange(Number(version))}
    />
  );
}

function useGraphs({ definition, version }: InstanceDetail, target: number | undefined) {
  const before = useVersion(definition, version).data?.body;
  const after = useVersion(definition, target).data?.body;
  return useMemo(() => ({ from: graphOf(before ?? {}), to: graphOf(after ?? {}) }), [before, after]);
}

function useMoveRequest(version: number | undefined, chosen: Chosen): OperateRequest | undefined {
  return useMemo(() => {
    if (version === undefined) return undefined;
    const mapping = mappingOf(chosen);
    const request = {
      verb: 'move',
      reason: 'preview',
      version,
      ...(mapping === undefined ? {} : { mapping }),
    };
    return request as unknown as OperateRequest;
  }, [version, chosen]);
}

function withTarget(chosen: Chosen, step: string, to: string | undefined): Chosen {
  const { [step]: _before, ...others } = chosen;
  return to === undefined ? others : { ...others, [step]: to };
}
