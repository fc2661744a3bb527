import type { EdgeKind } from './graph.ts';

/** A way as it is written, before it is known which ways lead back. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label?: string;
  readonly otherwise: boolean;
  readonly path: string;
}
