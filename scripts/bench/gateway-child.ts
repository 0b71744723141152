// Serves a filled store without limits, until its parent is gone: `gateway-child.ts FOLDER`.
import { fileURLToPath } from 'node:url';
import { createApp } from '#gateway/app.ts';
import { serve } from '#gateway/server.ts';
import { createAuditTrail } from '#node/audit-trail.ts';
import { createRegisterReader } from '#node/register/reader.ts';
import { openStore } from '#node/store.ts';
import { CHAIN_ID, DOCUMENT_LOG, HEAD } from './checked-register.ts';
import { serving } from './served.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new TypeError('FOLDER is needed');

const store = await openStore(folder);
const app = createApp({
  audit: createAuditTrail(store, () => new Date().toISOString()),
  reader: createRegisterReader(store, CHAIN_ID),
  // As the gateway keeps it between two questions to the chain.
  chainStatus: async () => HEAD,
  now: () => new Date(),
  closing: new AbortController().signal,
  documentLog: DOCUMENT_LOG,
  pagesFolder: fileURLToPath(new URL('../../web/dist', import.meta.url)),
  role: 'observer',
  version: 'bench',
  onFault: (_correlationId, fault) => console.error(fault),
});
serving((await serve(app, { host: '127.0.0.1', port: 0 })).url);
