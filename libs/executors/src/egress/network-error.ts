import { ExecutorError } from '../executor-error.ts';

/** Errors of certificates: no attempt will change them. */
const certificateCodes =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|HOSTNAME_MISMATCH)/;

/**
 * Names what went wrong on the way by code of the platform. The platform's own message is not passed on: it may hold
 * addresses of the inner network. `what` names the request.
 */
export function networkError(error: unknown, what: string): ExecutorError {
  if (error instanceof ExecutorError) return error;
  const code = codeOf(error);
  if (certificateCodes.test(code)) return new ExecutorError('http.tls', 'permanent', `${what}: ${code}`);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ExecutorError('http.size', 'permanent', `${what}: the headers of the answer are too large`);
  }
  if (code.startsWith('Z_')) {
    return new ExecutorError('http.body', 'permanent', `${what}: the answer is not compressed as it says`);
  }
  return new ExecutorError('http.network', 'retryable', `${what}: ${code}`);
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'the connection failed';
}
