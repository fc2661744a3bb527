import { isIP } from 'node:net';

const names = Object.freeze(['loopback', 'linklocal', 'uniquelocal']);

/**
 * The addresses, networks (`10.0.0.0/8`) and names (`loopback`, `linklocal`, `uniquelocal`) of a list with commas, and
 * those of its parts that are none.
 */
export function parseProxies(list: string): { readonly proxies: string[]; readonly wrong: string[] } {
  const parts = list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    proxies: parts.filter((part) => isProxy(part)),
    wrong: parts.filter((part) => !isProxy(part)),
  };
}

function isProxy(part: string): boolean {
  if (names.includes(part)) return true;
  const [address = '', bits, ...rest] = part.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
