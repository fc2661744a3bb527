import { join } from 'node:path';
import createNextIntlPlugin from 'next-intl/plugin';

// Messages are read while the pages are built: no page carries what reads their syntax.
const withMessages = createNextIntlPlugin({
  requestConfig: './src/shared/i18n/request.ts',
  experimental: {
    messages: {
      path: ['./messages/en', './messages/de'],
      format: 'json',
      locales: ['en', 'de'],
      precompile: true,
    },
  },
});

// A worker's own response says what it may do: ajv compiles schemas, so its worker may, and may therefore call nobody.
const workerPolicies = {
  checks: "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'none'",
  simulate: "default-src 'none'; script-src 'self'; connect-src 'none'",
  stream: "default-src 'none'; script-src 'self'; connect-src 'self'",
};

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  // The root's type check and lint judge this package with all others.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // One door a room, and yet a page carries only what it takes through it.
    optimizePackageImports: ['@fermata/ui'],
    // A build would wait for its cache to be written, for longer than the next build takes without it.
    turbopackFileSystemCacheForBuild: false,
  },
  turbopack: { root: join(import.meta.dirname, '..', '..') },
  headers: async () =>
    Object.entries(workerPolicies).map(([name, policy]) => ({
      source: `/workers/${name}.js`,
      headers: [
        { key: 'content-security-policy', value: policy },
        { key: 'cache-control', value: 'no-cache' },
        { key: 'x-content-type-options', value: 'nosniff' },
      ],
    })),
};

export default withMessages(config);
