import type { JsonSchemaLike } from '@fermata/expressions';
import type { StepOutputs } from './outputs.ts';
import { STATUS } from './flow/status.ts';
import { closed, countType, errorType, nullType, orNull, textType, union } from './shapes.ts';

/** The type of `steps.<id>` (rule D3), where its record may say one of some statuses; unknown = it has gone well. */
export function recordType(id: string, outputs: StepOutputs, statuses: number | undefined): JsonSchemaLike {
  return closed({
    status: { enum: ['none', 'open', 'completed', 'failed', 'cancelled', 'skipped'] },
    output: outputType(id, outputs, statuses ?? STATUS.completed),
    error:
      statuses === undefined || statuses === STATUS.failed ? errorType : orNull(errorType, errorReason(id)),
    visits: countType,
    open: countType,
    by: { type: 'array', items: textType },
  });
}

/** A step that has failed may have an output all the same: its work was done, and what came after was not (rule D5). */
function outputType(id: string, { completed, skipped }: StepOutputs, statuses: number): JsonSchemaLike {
  const types = [
    ...(statuses === STATUS.skipped ? [] : [completed]),
    ...((statuses & STATUS.skipped) === 0 ? [] : [skippedType(id, skipped)]),
  ];
  const why = reasonOf(id, statuses);
  if (why === undefined) return union(types);
  return orNull(union(types), why);
}

function skippedType(id: string, skipped: JsonSchemaLike): JsonSchemaLike {
  return skipped === nullType ? { type: 'null', description: `\`${id}\` may have been skipped` } : skipped;
}

function reasonOf(id: string, statuses: number): string | undefined {
  if ((statuses & STATUS.none) !== 0) return `\`${id}\` may not have been reached yet`;
  if ((statuses & STATUS.failed) !== 0) return `\`${id}\` may have failed`;
  return (statuses & STATUS.cancelled) === 0 ? undefined : `\`${id}\` may have been withdrawn`;
}

function errorReason(id: string): string {
  return `\`${id}\` may not have failed`;
}
