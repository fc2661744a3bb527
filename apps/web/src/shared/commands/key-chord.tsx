'use client';
import { Fragment, type ReactNode } from 'react';
import { Kbd } from '@mantine/core';
import { useLocale } from 'next-intl';
import { isMac, keyWords } from './key-words.ts';

/** A key chord as keys; give it the notation of a command. */
export function KeyChord({ keys }: { readonly keys: string }): ReactNode {
  const language = useLocale();
  return (
    <span className="fm-chord">
      {keyWords(keys, isMac(), language).map((press, index) => (
        <Fragment key={index}>
          {press.map((part) => (
            <Kbd key={part} size="xs">
              {part}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
