/**
 * Which process listens on a port, as far as the system tells us.
 * @param {number} port
 * @returns {Promise<string | undefined>} process id and command
 */
export declare function portOwner(port: number): Promise<string | undefined>;
/**
 * The inodes of the sockets that listen on a port, from a table of /proc/net.
 * @param {string} table
 * @param {number} port
 * @returns {string[]}
 */
export declare function socketsOf(table: string, port: number): string[];
