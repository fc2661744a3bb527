/** The session cookie; the prefix makes browsers refuse it from subdomains, other paths and plain http hosts. */
export const sessionCookie = '__Host-fermata';
