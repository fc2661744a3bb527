import { createElement } from 'react';
import { IntlProvider } from 'use-intl';
import { compileSchemaForm } from '@fermata/forms';
import { FormView } from '@fermata/ui';
import words from '../../../apps/web/messages/en/ui-forms.json' with { type: 'json' };
import { schemaOf } from './fields.mjs';
import { stage } from './stage.mjs';

// The form of the product. A plan is made once for each version, as code by hand is built once; reading it counts.
stage((count) => {
  const text = JSON.stringify(compileSchemaForm(schemaOf(count)));
  return () =>
    createElement(
      IntlProvider,
      { locale: 'en', timeZone: 'UTC', messages: { 'ui-forms': words } },
      createElement(FormView, { plan: JSON.parse(text), onSubmit: () => undefined }),
    );
});
