import type { JsonValue } from '@fermata/model';
import { ApplicationFailure, ApplicationFailureCategory, CancelledFailure } from '@temporalio/common';
import { exceedsPayload } from './payload.ts';
import type { Closing } from './run.ts';
import { limits } from './limits.ts';

/** How the workflow closes in Temporal: output, a failure whose type is the error's code, or cancelled. */
export function conclude(close: Closing, isCancelRequested: boolean): JsonValue {
  if (close.status === 'completed') return resultOf(close.output);
  if (close.status === 'cancelled' && isCancelRequested) throw new CancelledFailure(messageOf(close));
  const failure = ApplicationFailure.create({
    message: messageOf(close),
    type: close.error?.code ?? close.status,
    nonRetryable: true,
    category: ApplicationFailureCategory.BENIGN,
  });
  // The trace would show the shell, which is not where the error is.
  failure.stack = '';
  throw failure;
}

function messageOf(close: Closing): string {
  return (close.error?.message ?? close.reason ?? close.status).slice(0, limits.detailsCharacters);
}

/** The output as history shows it; the whole of it is stored by the close point. */
function resultOf(output: JsonValue): JsonValue {
  return exceedsPayload(output) ? { omitted: 'the output is too large for history' } : output;
}
