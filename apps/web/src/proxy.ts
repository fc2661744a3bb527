import { NextResponse, type NextRequest } from 'next/server';

/** The policy of a page: scripts with this nonce only, calls to the own origin only, no frame, no plugin. */
function policyFor(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  const directives = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // The overlay of the development server writes styles without a nonce.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Attributes only: positions of nodes and widths of columns are numbers of ours.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ];
  return directives.join('; ');
}

/** Gives each page a nonce of its own; Next puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = policyFor(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  return response;
}

/** Everything but what is the same for everybody. */
export const config = { matcher: ['/((?!_next/static|_next/image|workers/|guides/|icon|favicon).*)'] };
