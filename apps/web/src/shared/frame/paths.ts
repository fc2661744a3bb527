/** The page of a definition; undefined for kinds that have none yet. */
export function definitionPath(kind: string, name: string): string | undefined {
  const area = areaOf(kind);
  return area === undefined ? undefined : `${area}/${encodeURIComponent(name)}`;
}

/** Where a new definition of a kind is made; undefined for kinds that have no page yet. */
export function newDefinitionPath(kind: string): string | undefined {
  const area = areaOf(kind);
  return area === undefined ? undefined : `${area}?dialog=new`;
}

function areaOf(kind: string): string | undefined {
  return { workflow: '/workflows', component: '/forms', decision: '/decisions' }[kind];
}

/** The page of an instance. */
export function instancePath(id: string): string {
  return `/instances/${encodeURIComponent(id)}`;
}

/** The page of a task, beside the list of tasks. */
export function taskPath(id: string): string {
  return `/tasks/${encodeURIComponent(id)}`;
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
