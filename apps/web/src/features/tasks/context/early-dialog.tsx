'use client';
import type { ReactNode } from 'react';
import { Loader, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { StepToCome } from '@fermata/contracts';
import { isObject, type JsonObject, type Problem } from '@fermata/model';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { problemsOf } from '../../../shared/api/problems-of.ts';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { answerEarly, fetchEarlyForm } from '../api/doors.ts';
import { TaskFormView } from '../pane/task-form-view.tsx';
import { useFormPorts } from '../pane/use-form-ports.ts';
import { taskKey } from '../pane/task-key.ts';
import { usePlan } from '../pane/use-plan.ts';

interface Properties {
  readonly taskId: string;
  readonly instanceId: string;
  readonly step: StepToCome;
  readonly onClose: () => void;
}

/** A step that is to come, filled in now: its answer waits and is given in when the workflow asks for it. */
export function EarlyDialog({ taskId, instanceId, step, onClose }: Properties): ReactNode {
  const words = useTranslations('task.early');
  const { form, plan, error } = useEarlyForm(instanceId, step.stepId);
  const ports = useFormPorts(undefined);
  const values = answeredBefore(step.answer);
  const { mutateAsync, error: refused } = useGiving({ taskId, instanceId, step, onClose });
  const submit = async (outcome: string | undefined, data: JsonObject): Promise<readonly Problem[]> => {
    try {
      await mutateAsync({ data, ...(outcome !== undefined && { outcome }) });
      return [];
    } catch (failure) {
      return inForm(failure);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words('title', { step: step.title })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <p className="fm-dialog-help">{words('help')}</p>
        {error !== null && <CallProblem error={error} title={words('failed')} />}
        {refused !== null && problemsOf(refused).length === 0 && (
          <CallProblem error={refused} title={words('failed')} />
        )}
        {form !== undefined && plan !== undefined ? (
          <TaskFormView
            plan={plan}
            input={{}}
            {...(values !== undefined && { values })}
            user={isObject(form.user) ? (form.user as JsonObject) : {}}
            ports={ports}
            submitTitle={words('submit')}
            onSubmit={submit}
          />
        ) : (
          error === null && <Loader size="sm" />
        )}
      </Stack>
    </Modal>
  );
}

/** What the person has answered already, to be changed; the decision is taken anew. */
function answeredBefore(answer: StepToCome['answer']): JsonObject | undefined {
  if (answer?.own !== true || !isObject(answer.output)) return undefined;
  const { outcome: _decided, ...values } = answer.output as JsonObject;
  return values;
}

/** The API points into the request, a form into its answer. */
function inForm(failure: unknown): readonly Problem[] {
  return problemsOf(failure).map((one) => ({ ...one, path: one.path.replace(/^\/data/, '') }));
}

function useEarlyForm(instanceId: string, stepId: string) {
  const { data: form, error: unread } = useQuery({
    queryKey: ['instances', 'early', instanceId, stepId],
    queryFn: ({ signal }) => fetchEarlyForm(instanceId, stepId, signal),
    retry: false,
  });
  const { plan, error } = usePlan(form);
  return { form, plan, error: unread ?? error };
}

function useGiving({ taskId, instanceId, step, onClose }: Properties) {
  const words = useTranslations('task.early');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: { readonly outcome?: string; readonly data: JsonObject }) =>
      answerEarly(instanceId, { stepId: step.stepId, ...answer }),
    onSuccess: () => {
      notifications.show({ message: words('kept', { step: step.title }) });
      void queries.invalidateQueries({ queryKey: [...taskKey(taskId), 'context'] });
      onClose();
    },
  });
}
