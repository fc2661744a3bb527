'use client';
import { useId, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { InputProperties, OutputProperties } from '../registry/registration.ts';
import { SignaturePad } from './signature-pad.tsx';
import { textOf } from './values.ts';

/** A signature: drawn, or the name typed by who cannot or will not draw. */
export function SignatureInput({ value, control, change, leave }: InputProperties): ReactNode {
  const words = useTranslations('ui-forms.signature');
  const text = textOf(value);
  const [isDrawn, setDrawn] = useState(isPicture(text));
  const name = useId();
  const become = (drawn: boolean): void => {
    setDrawn(drawn);
    change(undefined);
  };
  const way = (drawn: boolean): ReactNode => (
    <label className="fm-option">
      <input
        type="radio"
        name={name}
        disabled={control.disabled}
        checked={isDrawn === drawn}
        onChange={() => become(drawn)}
      />
      {words(drawn ? 'draw' : 'type')}
    </label>
  );
  return (
    <div className="fm-signature">
      <div className="fm-options" data-row>
        {way(false)}
        {way(true)}
      </div>
      {isDrawn ? (
        <SignaturePad
          picture={isPicture(text) ? text : ''}
          isDisabled={control.disabled}
          id={control.id}
          change={change}
        />
      ) : (
        <input
          {...control}
          className="fm-input fm-signature-name"
          autoComplete="name"
          aria-label={words('name')}
          value={isPicture(text) ? '' : text}
          onChange={(event) =>
            change(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
          }
          onBlur={leave}
        />
      )}
    </div>
  );
}

/** A signature when nothing can be edited. */
export function ShownSignature({ value }: OutputProperties): ReactNode {
  const words = useTranslations('ui-forms.signature');
  const text = textOf(value);
  if (text === '') return <span className="fm-nothing">—</span>;
  if (isPicture(text)) return <img className="fm-signature-picture" src={text} alt={words('picture')} />;
  return <span className="fm-signature-name">{text}</span>;
}

/** Only what the pad itself makes is ever shown as a picture. */
function isPicture(text: string): boolean {
  return text.startsWith('data:image/png;base64,');
}
