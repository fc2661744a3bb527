'use client';
import type { ReactNode } from 'react';
import { isObject } from '@fermata/model';
import { safeLink } from '../../text/safe-link.ts';
import type { OutputProperties } from '../registry/registration.ts';
import { textIn, textOf } from '../inputs/values.ts';

/** A picture of our own origin, or one that stands in the data; one from elsewhere is a link, so that nothing is fetched unasked. */
export function ImageOutput({ state, value }: OutputProperties): ReactNode {
  const address = isObject(value) ? textOf(value['address'] as string) : textOf(value);
  const alt =
    (isObject(value) ? textOf(value['alt'] as string) : '') ||
    textIn(state.node.options, 'alt') ||
    state.title ||
    '';
  if (isOwn(address)) return <img className="fm-picture" src={address} alt={alt} />;
  const link = safeLink(address);
  if (link === undefined) return <span className="fm-nothing">{address === '' ? '—' : alt}</span>;
  return (
    <a href={link} target="_blank" rel="noreferrer noopener">
      {alt || link}
    </a>
  );
}

function isOwn(address: string): boolean {
  return /^\/(?![/\\])/.test(address) || /^data:image\/(png|jpeg|gif|webp);base64,/.test(address);
}
