declare const valueTypes: Readonly<{
  Text: 1;
  Keyword: 2;
  Int: 3;
  Double: 4;
  Bool: 5;
  Datetime: 6;
  KeywordList: 7;
}>;
/**
 * Our search attributes with their types: temporal/config is the one list.
 * @returns {Promise<Record<string, keyof typeof valueTypes>>}
 */
export declare function searchAttributes(): Promise<Record<string, keyof typeof valueTypes>>;
/**
 * Waits until the server says that it serves.
 * @param {string} address
 * @param {number} withinMs
 */
export declare function untilServing(address: string, withinMs: number): Promise<void>;
/**
 * Makes the namespace and the search attributes that are missing. May be repeated, and by many.
 * @param {string} address
 * @param {string} namespace
 */
export declare function register(address: string, namespace: string): Promise<void>;
export {};
