import { connect, createServer } from 'node:net';

const loopback = '127.0.0.1';

/**
 * Below the ports that systems give to outgoing calls: while a killed process is down nobody takes its port by chance.
 */
const quietRange = Object.freeze({ first: 20_000, count: 12_000 });

/**
 * Whether nobody listens on a port of the loopback address, nor on all addresses.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  // Connecting first: on macOS a bind to loopback succeeds beside a listener on all addresses.
  return !(await answers(port)) && (await canListen(port));
}

/**
 * Whether something accepts connections on a loopback port.
 * @param {number} port
 * @param {number} [withinMs]
 * @returns {Promise<boolean>}
 */
export function answers(port, withinMs = 500) {
  return new Promise((resolve) => {
    const socket = connect({ host: loopback, port });
    const end = (/** @type {boolean} */ open) => {
      socket.destroy();
      resolve(open);
    };
    socket.setTimeout(withinMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/**
 * The preferred port when it is free, else a free one of the quiet range; 0 means any.
 * @param {number} [preferred]
 * @param {{ name?: string, say?: (line: string) => void, except?: ReadonlySet<number> }} [options]
 *   `except`: ports already promised to others; `say` is told when the preferred one is taken.
 * @returns {Promise<number>}
 */
export async function freePort(preferred, { name, say, except } = {}) {
  if (preferred && !except?.has(preferred) && (await isPortFree(preferred))) return preferred;
  const port = await pickedPort(except);
  if (preferred) say?.(`Port ${preferred}${name ? ` (${name})` : ''} is taken; using ${port}.`);
  return port;
}

/**
 * One free port for each name, all different.
 * @template {string} Name
 * @param {Readonly<Record<Name, number>>} preferred
 * @param {(line: string) => void} [say]
 * @returns {Promise<Record<Name, number>>}
 */
export async function freePorts(preferred, say) {
  const except = new Set();
  const found = /** @type {Record<Name, number>} */ ({});
  for (const name of /** @type {Name[]} */ (Object.keys(preferred))) {
    found[name] = await freePort(preferred[name], { name, ...(say && { say }), except });
    except.add(found[name]);
  }
  return found;
}

/** @param {ReadonlySet<number>} [except] @returns {Promise<number>} */
async function pickedPort(except) {
  for (;;) {
    const port = quietRange.first + Math.floor(Math.random() * quietRange.count);
    if (!except?.has(port) && (await isPortFree(port))) return port;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: loopback, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
