/**
 * Whether nobody listens on a port of the loopback address, nor on all addresses.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export declare function isPortFree(port: number): Promise<boolean>;
/**
 * Whether something accepts connections on a loopback port.
 * @param {number} port
 * @param {number} [withinMs]
 * @returns {Promise<boolean>}
 */
export declare function answers(port: number, withinMs?: number): Promise<boolean>;
/**
 * The preferred port when it is free, else a free one of the quiet range; 0 means any.
 * @param {number} [preferred]
 * @param {{ name?: string, say?: (line: string) => void, except?: ReadonlySet<number> }} [options]
 *   `except`: ports already promised to others; `say` is told when the preferred one is taken.
 * @returns {Promise<number>}
 */
export declare function freePort(
  preferred?: number,
  {
    name,
    say,
    except,
  }?: {
    name?: string;
    say?: (line: string) => void;
    except?: ReadonlySet<number>;
  },
): Promise<number>;
/**
 * One free port for each name, all different.
 * @template {string} Name
 * @param {Readonly<Record<Name, number>>} preferred
 * @param {(line: string) => void} [say]
 * @returns {Promise<Record<Name, number>>}
 */
export declare function freePorts<Name extends string>(
  preferred: Readonly<Record<Name, number>>,
  say?: (line: string) => void,
): Promise<Record<Name, number>>;
