import type { ReactNode } from 'react';
import type { StepType } from '@fermata/editing';
import { StepIcon } from '@fermata/ui';

/** The sign of a kind of step, as on the canvas. */
export function KindIcon({
  type,
  size = 18,
}: {
  readonly type: StepType;
  readonly size?: number;
}): ReactNode {
  return <StepIcon type={type} size={size} />;
}
