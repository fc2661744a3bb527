'use client';
import { createContext, useContext, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { Proposal } from '@fermata/editing';
import type { JsonObject, Problem } from '@fermata/model';
import type { Sample } from './contract.ts';
import type { Known } from '@fermata/validation';
import type { ActivityAnswer, DefinitionSummaryAnswer } from '../../../shared/api/generated/types.gen.ts';

/** Puts a text where somebody was writing an expression last. */
export type Insert = (text: string) => void;

/** What every field of the panel can reach. */
export interface Panel {
  readonly definition: JsonObject;
  readonly stepId: string | undefined;
  readonly readOnly: boolean;
  readonly commit: (proposal: Proposal) => Problem | undefined;
  readonly problems: readonly Problem[];
  readonly known: Known | undefined;
  readonly catalogue: readonly ActivityAnswer[];
  readonly definitions: readonly DefinitionSummaryAnswer[];
  readonly sample: Sample | undefined;
  readonly onSelect: (stepId: string | undefined) => void;
  /** The expression field that had the focus last. */
  readonly target: RefObject<Insert | undefined>;
}

const PanelContext = createContext<Panel | undefined>(undefined);

/** Hands the panel to its fields. */
export function PanelProvider({
  value,
  children,
}: {
  readonly value: Omit<Panel, 'target'>;
  readonly children: ReactNode;
}): ReactNode {
  const target = useRef<Insert | undefined>(undefined);
  const panel = useMemo(() => ({ ...value, target }), [value]);
  return <PanelContext value={panel}>{children}</PanelContext>;
}

/** The panel around a field. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === undefined) throw new TypeError('a field stands in a panel');
  return panel;
}
