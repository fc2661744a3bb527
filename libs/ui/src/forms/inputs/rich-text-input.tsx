'use client';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { InputProperties, OutputProperties } from '../registry/registration.ts';
import { LongTextInput } from './long-text-input.tsx';
import { textOf } from './values.ts';

// Markdown is read only where it is shown: most forms have none.
const Markdown = lazy(async () => ({ default: (await import('../../text/markdown.tsx')).Markdown }));

/** Text with Markdown in it, and how it will look. */
export function RichTextInput(properties: InputProperties): ReactNode {
  const words = useTranslations('ui-forms.richText');
  const [isPreview, setPreview] = useState(false);
  return (
    <div className="fm-rich">
      {isPreview ? (
        <div className="fm-preview" id={properties.control.id} tabIndex={-1}>
          <ShownRichText {...properties} />
        </div>
      ) : (
        <LongTextInput {...properties} />
      )}
      <div className="fm-rich-foot">
        <button
          type="button"
          className="fm-plain-button"
          aria-pressed={isPreview}
          onClick={() => setPreview(!isPreview)}
        >
          {words(isPreview ? 'write' : 'preview')}
        </button>
        <span className="fm-small">{words('how')}</span>
      </div>
    </div>
  );
}

/** Text with Markdown when nothing can be edited. */
export function ShownRichText({ value }: OutputProperties): ReactNode {
  const text = textOf(value);
  if (text === '') return <span className="fm-nothing">—</span>;
  return (
    <Suspense fallback={<p className="fm-text">{text}</p>}>
      <Markdown>{text}</Markdown>
    </Suspense>
  );
}
