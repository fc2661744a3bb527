import { searchAttributes, type StartInput } from '@fermata/contracts';
import type { WorkflowStartOptions } from '@temporalio/client';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  TypedSearchAttributes,
  WorkflowIdReusePolicy,
  type SearchAttributePair,
} from '@temporalio/common';

const keyword = SearchAttributeType.KEYWORD;

/** What an instance is started with, whether for the first time or again after a close (rule O3). */
export interface StartRequest {
  readonly instanceId: string;
  readonly input: StartInput;
  /** Title of the definition, for people who read Temporal Web; never data of the instance. */
  readonly title?: string;
}

/** The options of a first start: an id that was ever used is refused, and the caller takes that for success. */
export function startOptions(request: StartRequest, taskQueue: string): WorkflowStartOptions {
  const { plan } = request.input;
  return {
    workflowId: request.instanceId,
    taskQueue,
    args: [{ bursts: true, ...request.input } satisfies StartInput],
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    staticSummary: clip(request.title ?? `${plan.name}@${plan.version}`, 100),
    typedSearchAttributes: new TypedSearchAttributes(attributes(request.input)),
  };
}

/** The options of a further run under the id of a closed instance. */
export function reopenOptions(request: StartRequest, taskQueue: string): WorkflowStartOptions {
  return {
    ...startOptions(request, taskQueue),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
  };
}

function attributes({ plan, businessKey }: StartInput): SearchAttributePair[] {
  const pairs: SearchAttributePair[] = [
    { key: defineSearchAttributeKey(searchAttributes.project, keyword), value: plan.projectId },
    { key: defineSearchAttributeKey(searchAttributes.definition, keyword), value: plan.name },
    { key: defineSearchAttributeKey(searchAttributes.version, SearchAttributeType.INT), value: plan.version },
    { key: defineSearchAttributeKey(searchAttributes.status, keyword), value: 'running' },
  ];
  if (businessKey !== undefined)
    pairs.push({
      key: defineSearchAttributeKey(searchAttributes.businessKey, keyword),
      value: clip(businessKey, 200),
    });
  return pairs;
}

function clip(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}
