'use client';
import { useState, type ReactNode } from 'react';
import { MiniMap, Panel, useStore } from '@xyflow/react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMap, IconMinus, IconPlus } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { CanvasHandle } from './canvas-props.ts';

interface ToolsProps {
  readonly minimap: boolean;
  readonly handle: CanvasHandle;
}

/** Zoom, fit and minimap. */
export function CanvasTools({ minimap, handle }: ToolsProps): ReactNode {
  const [isOpen, setOpen] = useState(minimap);
  const say = useTranslations('ui.graph');
  const format = useFormatter();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100) / 100);
  const shown = format.number(zoom, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <>
      {isOpen && <MiniMap pannable zoomable className="fm-minimap" position="bottom-right" />}
      <Panel position="bottom-left" className="fm-canvas-tools">
        <Tool label={say('zoomOut')} onClick={() => handle.zoomTo(zoom / 1.25)}>
          <IconMinus size={16} />
        </Tool>
        <Tooltip label={say('zoomReset')}>
          <button
            type="button"
            className="fm-canvas-zoom"
            aria-label={`${shown}: ${say('zoomReset')}`}
            onClick={() => handle.zoomTo(1)}
          >
            {shown}
          </button>
        </Tooltip>
        <Tool label={say('zoomIn')} onClick={() => handle.zoomTo(zoom * 1.25)}>
          <IconPlus size={16} />
        </Tool>
        <Tool label={say('fit')} onClick={() => handle.fit()}>
          <IconFocusCentered size={16} />
        </Tool>
        <Tool label={say('minimap')} isPressed={isOpen} onClick={() => setOpen(!isOpen)}>
          <IconMap size={16} />
        </Tool>
      </Panel>
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}

function Tool({ label, onClick, isPressed, children }: ToolProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={32}
        aria-label={label}
        onClick={onClick}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
