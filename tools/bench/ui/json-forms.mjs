import { createElement } from 'react';
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { schemaOf } from './fields.mjs';
import { stage } from './stage.mjs';

stage((count) => {
  const text = JSON.stringify(schemaOf(count));
  return () =>
    createElement(JsonForms, {
      schema: JSON.parse(text),
      data: {},
      renderers: vanillaRenderers,
      cells: vanillaCells,
    });
});
