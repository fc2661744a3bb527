'use client';
import { Fragment, type ReactNode } from 'react';
import { Kbd } from '@mantine/core';
import { isMac, keyWords } from './key-words.ts';

/** A key chord as keys; give it the notation of a command. */
export function KeyChord({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="fm-chord">
      {keyWords(keys, isMac()).map((press, index) => (
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
