import { pointerParts } from '@fermata/model';

/** The parts of a field as written in a definition: `address.city`, `/postal-code`, or `.` for the item itself. */
export function fieldParts(field: string): readonly string[] {
  if (field === '.') return [];
  return field.startsWith('/') ? pointerParts(field) : field.split('.');
}

/** A name in the words of people: `orderId` is “Order id”, `postal-code` is “Postal code”. */
export function humanised(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_\-.]+/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
