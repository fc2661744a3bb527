'use client';
import { useFormatter } from 'next-intl';

const units = Object.freeze(['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const);

/** Sizes in the largest unit of which there is one, in the person's language. */
export function useSizes(): { readonly bytes: (size: number) => string } {
  const format = useFormatter();
  return {
    bytes: (size) => {
      const step = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
      const unit = units[step] ?? 'byte';
      return format.number(size / 1000 ** step, { style: 'unit', unit, maximumFractionDigits: 1 });
    },
  };
}
