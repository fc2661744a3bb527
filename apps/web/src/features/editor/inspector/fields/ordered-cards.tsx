'use client';
import { useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  readonly path: string;
  readonly titles: readonly string[];
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (index: number) => void;
  readonly children: (path: string, index: number) => ReactNode;
}

/** What is dragged within a list of cards; nothing else may land there. */
const DRAGGED = 'text/x-fermata-card';

/** An ordered list of cards: moved by dragging, by buttons, or by Alt with an arrow. */
export function OrderedCards({ path, titles, onMove, onRemove, children }: Properties): ReactNode {
  const [dragged, setDragged] = useState<number>();
  const move = (from: number, to: number) => {
    if (to >= 0 && to < titles.length && to !== from) onMove(from, to);
  };
  return (
    <ol className="fm-in-rows-list">
      {titles.map((title, index) => (
        <Card
          key={index}
          title={title}
          index={index}
          last={titles.length - 1}
          onMove={(to) => move(index, to)}
          onDrag={() => setDragged(index)}
          onLand={() => {
            if (dragged !== undefined) move(dragged, index);
            setDragged(undefined);
          }}
          onRemove={() => onRemove(index)}
        >
          {children(`${path}/${index}`, index)}
        </Card>
      ))}
    </ol>
  );
}

interface ButtonProperties {
  readonly title: string;
  readonly index: number;
  readonly last: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

interface CardProperties extends ButtonProperties {
  readonly onDrag: () => void;
  readonly onLand: () => void;
  readonly children: ReactNode;
}

function Card({ onDrag, onLand, children, ...buttons }: CardProperties): ReactNode {
  const { readOnly } = usePanel();
  const { title, index, onMove } = buttons;
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || readOnly || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? index - 1 : index + 1);
  };
  const over = (event: DragEvent) => {
    if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
  };
  const start = (event: DragEvent) => {
    event.dataTransfer.setData(DRAGGED, String(index));
    onDrag();
  };
  return (
    <li className="fm-in-row" aria-label={title} onKeyDown={keys} onDragOver={over} onDrop={onLand}>
      <div className="fm-in-row-head" draggable={!readOnly} onDragStart={start}>
        {!readOnly && <IconGripVertical size={14} aria-hidden className="fm-in-row-grip" />}
        <span className="fm-in-row-title">{title}</span>
        {!readOnly && <CardButtons {...buttons} />}
      </div>
      {children}
    </li>
  );
}

function CardButtons({ title, index, last, onMove, onRemove }: ButtonProperties): ReactNode {
  const words = useTranslations('inspector.row');
  return (
    <>
      <ActionIcon
        size="sm"
        aria-label={words('up', { title })}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={words('down', { title })}
        disabled={index === last}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words('remove', { title })} onClick={onRemove}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}
