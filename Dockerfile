# One image for every role of compose.yaml. docs/containers.md says how it is used; test/integration/compose.test.ts
# holds it: the same steps, in the same order.

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package of these has to run anything to be installed: native parts come built, and the image has its own Node.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY node ./node
COPY gateway ./gateway
COPY web ./web
COPY tsconfig.json ./
COPY scripts/pages.ts scripts/verifier-file.ts ./scripts/
RUN node scripts/pages.ts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY node ./node
COPY gateway ./gateway
COPY --from=pages /app/web/dist ./web/dist
COPY scripts/start/network.ts scripts/start/membership.ts scripts/start/story.ts ./scripts/start/
COPY scripts/compose ./scripts/compose
# A new volume takes the owner of the folder that it covers. Everything else belongs to root.
RUN install -d -o node -g node -m 700 /data /chain /governor
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=8", "node/cli/main.ts"]
CMD ["observe"]
