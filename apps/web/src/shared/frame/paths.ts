/** The page of a definition; undefined for kinds that have none yet. */
export function definitionPath(kind: string, name: string): string | undefined {
  const area = { workflow: '/workflows', component: '/forms', decision: '/decisions' }[kind];
  return area === undefined ? undefined : `${area}/${encodeURIComponent(name)}`;
}

/** The page of an instance. */
export function instancePath(id: string): string {
  return `/instances/${encodeURIComponent(id)}`;
}

/** Only a path of this application, else home: no link from outside leads a person away after signing in. */
export function safeTarget(wished: string | null): string {
  const own = 'http://own.invalid';
  if (wished === null || !wished.startsWith('/') || !URL.canParse(wished, own)) return '/';
  const { origin, pathname, search, hash } = new URL(wished, own);
  // The browser's own reading decides; a second slash would make it read the rest as a host.
  return origin === own && !pathname.startsWith('//') ? pathname + search + hash : '/';
}

/** Whether a page lies in an area of the navigation. */
export function isWithin(path: string, area: string): boolean {
  return area === '/' ? path === '/' : path === area || path.startsWith(`${area}/`);
}
