import './jsdom.fixture.ts';
import '../../shared/browser.fixture.ts';
import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NextIntlClientProvider } from 'next-intl';
import type { CanvasHandle } from '@fermata/ui';
import { openWorld, type World } from '../../shared/document/world.fixture.ts';
import { EditorProvider, type EditorParts } from './editor-context.tsx';
import { messagesOf } from './inspector/messages.fixture.ts';
import { createViewStore } from './view/view-store.ts';

const messages = messagesOf('en', ['editor', 'ui', 'frame']);

/** An editor without its panes: the stores, a canvas that only remembers what it was asked. */
export interface Opened {
  readonly world: World;
  readonly parts: EditorParts;
  readonly asked: string[];
  readonly steps: () => Readonly<Record<string, { readonly type?: string; readonly next?: unknown }>>;
}

/** Opens a text. */
export function openEditor(source?: string, readOnly = false): Opened {
  const world = openWorld('ana', source);
  const asked: string[] = [];
  const canvas: CanvasHandle = {
    focusStep: (id) => void asked.push(`focus ${id}`),
    fit: (ids = []) => void asked.push(`fit ${ids.join(' ')}`.trim()),
    zoomTo: (level) => void asked.push(`zoom ${level}`),
    placeAt: (x, y) => ({ x, y }),
    centre: () => ({ x: 100, y: 100 }),
    places: () => ({}),
  };
  const parts: EditorParts = {
    id: { kind: 'workflow', name: 'refunds' },
    store: world.store,
    view: createViewStore(),
    canvas: { current: canvas },
    nonce: undefined,
    readOnly,
  };
  const steps: Opened['steps'] = () =>
    world.store.getState().document.definition['steps'] as unknown as ReturnType<Opened['steps']>;
  return { world, parts, asked, steps };
}

interface Properties {
  readonly parts: EditorParts;
  readonly children: ReactNode;
}

/** What the page gives to every part of an editor. */
export function Around({ parts, children }: Properties): ReactNode {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, retry: false } } });
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          <EditorProvider value={parts}>{children}</EditorProvider>
        </QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
}
