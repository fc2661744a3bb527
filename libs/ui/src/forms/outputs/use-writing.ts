'use client';
import { useTranslations } from 'use-intl';
import type { PlanNode } from '@fermata/forms';
import type { JsonValue } from '@fermata/model';
import { useScene } from '../store/form-scene.ts';
import { written } from './formats.ts';

/** Writes values of a node for the person who reads the form. */
export function useWriting(node: PlanNode): (value: JsonValue | undefined) => string {
  const words = useTranslations('ui-forms');
  const { locale, zone } = useScene();
  const format = formatOf(node);
  const currency = node.options['currency'];
  return (value) =>
    written(value, {
      locale,
      zone,
      yes: words('yes'),
      no: words('no'),
      ...(format !== undefined && { format }),
      ...(typeof currency === 'string' && { currency }),
    });
}

const kinds: readonly string[] = Object.freeze(['money', 'date', 'time', 'date-time']);

function formatOf({ component, options }: PlanNode): string | undefined {
  const format = options['format'];
  if (typeof format === 'string') return format;
  if (kinds.includes(component)) return component;
  return component === 'text' || component === 'long-text' ? 'text' : undefined;
}
