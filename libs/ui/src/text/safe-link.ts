const allowed = Object.freeze(['http:', 'https:', 'mailto:']);

/** The address when a click on it is safe: http, https, mailto, or a place on this page; else undefined. */
export function safeLink(address: string): string | undefined {
  if (address.startsWith('#')) return address;
  if (!URL.canParse(address)) return undefined;
  return allowed.includes(new URL(address).protocol) ? address : undefined;
}
