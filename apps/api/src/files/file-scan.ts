/** What a scan says of a file. */
export type ScanVerdict = { readonly isClean: true } | { readonly isClean: false; readonly found: string };

/** Looks into files before they are kept. An operator puts a scanner of their own here. */
export interface FileScan {
  scan(bytes: Uint8Array): Promise<ScanVerdict>;
}

/** Injection token of the scan. */
export const FILE_SCAN = Symbol('FileScan');

/** In two parts, so that no scanner takes this source for what it names. */
const testSignature = Object.freeze(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** Knows nothing but the file by which scanners are tried: it shows that the hook holds. */
export class TestFileScan implements FileScan {
  scan(bytes: Uint8Array): Promise<ScanVerdict> {
    const isTest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(testSignature);
    return Promise.resolve(isTest ? { isClean: false, found: 'EICAR test file' } : { isClean: true });
  }
}
