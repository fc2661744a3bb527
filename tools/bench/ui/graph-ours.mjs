import { createElement } from 'react';
import { MantineProvider } from '@mantine/core';
import { IntlProvider } from 'use-intl';
import { GraphCanvas, theme, variables } from '@fermata/ui';
import words from '../../../apps/web/messages/en/ui.json' with { type: 'json' };
import { graphOfSize } from './graph-steps.mjs';
import { stage } from './graph-stage.mjs';

// The canvas of the product, to edit: layout, chips, badges and "+" included.
stage((count) => {
  const graph = graphOfSize(count);
  const ignore = () => undefined;
  const canvas = createElement(GraphCanvas, {
    graph,
    mode: 'edit',
    onMove: ignore,
    onConnect: ignore,
    onInsertOnEdge: ignore,
  });
  return () =>
    createElement(
      IntlProvider,
      { locale: 'en', timeZone: 'UTC', messages: { ui: words } },
      createElement(MantineProvider, { theme, cssVariablesResolver: variables }, canvas),
    );
});
