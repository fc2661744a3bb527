const browsers: readonly (readonly [RegExp, string])[] = Object.freeze([
  [/\bEdg\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
] as const);
const systems: readonly (readonly [RegExp, string])[] = Object.freeze([
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bLinux\b/, 'Linux'],
] as const);

/** Browser and system in a `User-Agent`; the text itself, shortened, when it is no browser's. */
export function browserWords(agent: string): { readonly browser: string; readonly system?: string } {
  const browser = browsers.find(([sign]) => sign.test(agent))?.[1];
  const system = systems.find(([sign]) => sign.test(agent))?.[1];
  if (browser === undefined) return { browser: agent.slice(0, 60) };
  return { browser, ...(system !== undefined && { system }) };
}
