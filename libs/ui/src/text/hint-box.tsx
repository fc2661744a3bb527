'use client';
import { useMemo, type ReactNode } from 'react';
import { Tooltip } from '@mantine/core';

/** What is said, and beside what. */
export interface HintBoxProps {
  readonly id: string;
  readonly label: string;
  readonly anchor: HTMLElement;
  readonly position: 'top' | 'right';
}

/** The words of a hint, as long as it stands here. */
export function HintBox({ id, label, anchor, position }: HintBoxProps): ReactNode {
  const target = useMemo(() => ({ current: anchor }), [anchor]);
  return <Tooltip opened label={<span id={id}>{label}</span>} target={target} position={position} />;
}
