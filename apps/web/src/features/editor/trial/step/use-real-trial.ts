'use client';
import { useMutation } from '@tanstack/react-query';
import type { StepTrialRow, TryStepRequest } from '@fermata/contracts';
import type { JsonObject, JsonValue } from '@fermata/model';
import { taken } from '../../../../shared/api/client.ts';
import { stepTrialsRun } from '../../../../shared/api/generated/sdk.gen.ts';

/** What is to be done for real: the step of the draft as it stands now, with its input. */
export interface RealTrial {
  readonly definition: JsonObject;
  readonly step: string;
  readonly input: JsonValue;
  /** The same key again does nothing: it looks how the work stands. */
  readonly key: string;
}

/** Shorter than what stands between browser and API may wait. */
const waitSeconds = 20;

/** Does the work of one step once per key, and tells how it went, or that it still runs. */
export function useRealTrial() {
  return useMutation({
    mutationFn: async ({ definition, step, input, key }: RealTrial): Promise<StepTrialRow> => {
      const source = JSON.stringify(definition);
      const body: TryStepRequest = {
        source,
        format: 'json',
        step,
        input,
        confirm: true,
        wait: waitSeconds,
      };
      const answer = await taken(stepTrialsRun({ body: body as never, headers: { 'Idempotency-Key': key } }));
      return answer as unknown as StepTrialRow;
    },
  });
}
