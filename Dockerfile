# The same files, user and start as `ship build --base dockerfile`, for those who want Docker. Both digests are kept up to
# date by Dependabot; ship builds on the last stage's base, too.
FROM docker.io/library/node:26.10.0-trixie-slim@sha256:ec7758ee051e457b468b32bde57b0879010b325bb9862718e9615225ce4aaae1 AS build
WORKDIR /src

# What decides on the dependencies, apart from the source: a changed route installs nothing again.
COPY package.json package-lock.json ./
COPY service/package.json service/
COPY local-aws/package.json local-aws/
COPY ship/package.json ship/
COPY terraform/package.json terraform/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --no-audit --no-fund

COPY ship/ ship/
COPY service/ service/
RUN node ship/bin/ship.js build --service service --unpacked /app

FROM gcr.io/distroless/nodejs26-debian13:nonroot@sha256:afc6657a4b662f9cb69ca892b0596e55d6ef81a10e83ee8887b13f602877df89
ARG APP_VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="service" \
      org.opencontainers.image.version="${APP_VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production

# Owned by root and writable by nobody else: the process cannot change itself, and needs no writable file system.
COPY --from=build /app/ /app/
WORKDIR /app
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["/nodejs/bin/node", "health-check.js"]
ENTRYPOINT ["/nodejs/bin/node", "--no-memory-reducer", "main.js"]
