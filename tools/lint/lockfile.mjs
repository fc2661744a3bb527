/**
 * What is wrong with a package-lock.json (version 3): an optional dependency that is declared and
 * missing makes `npm ci` fail elsewhere; an address binds the project to one registry.
 * @param {{ packages: Record<string, { resolved?: string, link?: boolean, optionalDependencies?: Record<string, string> }> }} lock
 * @returns {string[]}
 */
export function lockProblems({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...(entry.resolved !== undefined && !entry.link ? [`${path} has an address (resolved)`] : []),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path || 'the root'} declares ${name} as optional, but the lock has no ${name}`),
  ]);
}

function isLocked(packages, from, name) {
  const folders = from.split('/');
  return [...folders.keys(), folders.length].some((count) => {
    const parent = folders.slice(0, count).filter(Boolean).join('/');
    return `${parent ? `${parent}/` : ''}node_modules/${name}` in packages;
  });
}
