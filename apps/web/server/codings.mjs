/**
 * Whether who asks takes an answer packed in a coding: it is named, and not with a weight of nothing.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {'br' | 'gzip'} coding
 * @returns {boolean}
 */
export function takes(headers, coding) {
  return String(headers['accept-encoding'] ?? '')
    .split(',')
    .some((wish) => {
      const [name = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
      return name === coding && !parameters.some((one) => /^q=0(\.0*)?$/.test(one));
    });
}
