'use client';
import type { ReactNode } from 'react';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { InputProperties, OutputProperties } from '../registry/registration.ts';
import { numberIn } from './values.ts';

/** A number of stars. */
export function RatingInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const words = useTranslations('ui-forms');
  const { id, name, disabled } = control;
  return (
    <div className="fm-rating" role="radiogroup" aria-labelledby={`${id}:label`} id={id} tabIndex={-1}>
      {starsOf(state.node.options).map((star) => (
        <label key={star} className="fm-star">
          <input
            type="radio"
            name={id + name}
            disabled={disabled}
            checked={value === star}
            onChange={() => change(star)}
            onBlur={leave}
          />
          <span className="fm-visually-hidden">{words('stars', { count: star })}</span>
          <Star isFull={typeof value === 'number' && value >= star} />
        </label>
      ))}
      {typeof value === 'number' && !disabled && (
        <button type="button" className="fm-plain-button" onClick={() => change(undefined)}>
          {words('clear')}
        </button>
      )}
    </div>
  );
}

/** The stars when nothing can be edited. */
export function ShownRating({ state, value }: OutputProperties): ReactNode {
  const words = useTranslations('ui-forms');
  const count = typeof value === 'number' ? value : 0;
  return (
    <span className="fm-rating">
      <span className="fm-visually-hidden">{words('stars', { count })}</span>
      {starsOf(state.node.options).map((star) => (
        <Star key={star} isFull={count >= star} />
      ))}
    </span>
  );
}

function Star({ isFull }: { readonly isFull: boolean }): ReactNode {
  return isFull ? <IconStarFilled size={22} aria-hidden="true" /> : <IconStar size={22} aria-hidden="true" />;
}

const mostStars = 10;

function starsOf(options: Parameters<typeof numberIn>[0]): readonly number[] {
  const count = Math.round(numberIn(options, 'max') ?? 5);
  return Array.from({ length: Math.min(mostStars, Math.max(1, count)) }, (_, index) => index + 1);
}
