/** A name for a definition from its title: lower-case words with dashes. */
export function nameFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 100);
}
