'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { disconnect, moveTransition } from '@fermata/editing';
import { isObject, resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';
import { OrderedCards } from '../fields/ordered-cards.tsx';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  readonly path: string;
  readonly children: (path: string) => ReactNode;
}

/** The transitions of a step in the order in which they are tried. */
export function WayList({ path, children }: Properties): ReactNode {
  const { definition, commit } = usePanel();
  const words = useTranslations('inspector');
  const found = resolvePointer(definition, path);
  const ways = Array.isArray(found) ? (found as readonly JsonValue[]) : [];
  const titles = ways.map((way, index) => {
    const isOtherwise = isObject(way) && (way as JsonObject)['when'] === undefined && ways.length > 1;
    return words(isOtherwise ? 'wayOtherwise' : 'way', { number: index + 1 });
  });
  return (
    <div data-path={path}>
      <OrderedCards
        path={path}
        titles={titles}
        onMove={(from, to) => commit(moveTransition(definition, `${path}/${from}`, to))}
        onRemove={(index) => commit(disconnect(definition, `${path}/${index}`))}
      >
        {children}
      </OrderedCards>
    </div>
  );
}
