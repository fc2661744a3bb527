/** The sources that choices can be looked up in. A new one is one more name here and one more file where it is read. */
export const lookupSources = Object.freeze(['users', 'groups', 'definitions', 'instances'] as const);

/** Whether there is such a source. */
export function isLookupSource(name: string): boolean {
  return lookupSources.some((source) => source === name);
}
