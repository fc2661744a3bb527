import { isObject, type JsonValue } from '@fermata/model';
import type { StoredFile } from '../ports.ts';

/** The files in a value: one or a list; what is no file is passed over. */
export function filesOf(value: JsonValue | undefined): readonly StoredFile[] {
  const all = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  return all.flatMap((one) => (isFile(one) ? [one as unknown as StoredFile] : []));
}

function isFile(value: unknown): boolean {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';
}

/** Whether a browser shows files of this type as a picture without running anything in them; SVG is a document. */
export function isPicture(type: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(type);
}
