/** Every media type that a file is answered as; what is none of these is `application/octet-stream`. */
export const fileTypes = Object.freeze([
  'application/octet-stream',
  'application/pdf',
  'application/zip',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
] as const);

/** One of them. */
export type FileType = (typeof fileTypes)[number];

const signatures: readonly (readonly [type: FileType, offset: number, bytes: string])[] = Object.freeze([
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '474946383761'],
  ['image/gif', 0, '474946383961'],
  ['image/webp', 8, '57454250'],
  ['application/pdf', 0, '255044462d'],
  ['application/zip', 0, '504b0304'],
]);

/**
 * The media type of a file by its first bytes, whatever its name or sender says. Text is any UTF-8 without zero bytes:
 * HTML and SVG count as that, and are never shown as what they claim to be.
 */
export function sniff(bytes: Uint8Array): FileType {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const found = signatures.find(([, offset, sign]) => head.startsWith(sign, offset * 2));
  if (found !== undefined) return found[0];
  return isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
