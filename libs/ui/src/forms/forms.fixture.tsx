import './browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { compileForm } from '@fermata/forms';
import type { JsonObject } from '@fermata/model';
import { IntlProvider } from 'use-intl';
import { FormView } from './form-view.tsx';
import type { FormViewProperties } from './form-view-properties.ts';

const messagesFolder = join(import.meta.dirname, '../../../../apps/web/messages');

/** The messages of the product, so that specs read what people read. */
export function messagesOf(locale: string): Record<string, JsonObject> {
  const named = ['ui', 'ui-forms'].map((name) => {
    const file = readFileSync(join(messagesFolder, locale, `${name}.json`), 'utf8');
    return [name, JSON.parse(file) as JsonObject] as const;
  });
  return Object.fromEntries(named);
}

/** What stands around every page. */
export function Around({
  locale = 'en',
  children,
}: {
  readonly locale?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <IntlProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}

interface Given extends Omit<FormViewProperties, 'plan'> {
  readonly language?: string;
}

/** Shows a form of a definition; gives back the hands of a person. */
export function showForm(definition: JsonObject, { language = 'en', ...rest }: Given = {}): UserEvent {
  const plan = compileForm({ kind: 'component', name: 'spec', ...definition });
  const hands = userEvent.setup();
  render(
    <Around locale={language}>
      <FormView plan={plan} zone="Europe/Berlin" {...rest} />
    </Around>,
  );
  return hands;
}
