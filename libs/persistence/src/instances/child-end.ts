import type { ChildEnd } from '@fermata/contracts';
import type { InstanceStatus, JsonValue } from '@fermata/model';

/** How an instance has ended, as its row says it. */
export interface EndedInstance {
  readonly id: string;
  readonly status: InstanceStatus;
  readonly reason: string | null;
  readonly output: JsonValue;
  /** The interpreter's ErrorInfo, or null. */
  readonly error: JsonValue;
}

/**
 * The end of a child for the step that awaits it (rule S2): its output, or `workflow.failed`, `workflow.cancelled`,
 * `workflow.terminated` or `workflow.timeout` with its error as the cause.
 */
export function childEnd(work: string, child: EndedInstance): ChildEnd {
  if (child.status === 'completed') return { type: 'completed', work, output: child.output };
  const word = wordOf(child);
  const said = memberOf(child.error, 'message') ?? child.reason ?? child.status;
  const error: JsonValue = {
    code: `workflow.${word}`,
    message: String(said),
    data: { instanceId: child.id },
    ...(child.error === null ? {} : { cause: child.error }),
  };
  return { type: 'failed', work, error };
}

function wordOf({ status, reason, error }: EndedInstance): string {
  if (status === 'failed') return memberOf(error, 'code') === 'timeout.instance' ? 'timeout' : 'failed';
  if (reason?.startsWith('terminated') === true) return 'terminated';
  return reason?.startsWith('timed out') === true ? 'timeout' : 'cancelled';
}

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, JsonValue>>)[name] : undefined;
}
