// Answers what a gateway answered, in turn, and does nothing for it: `bare-child.ts FILE`, see `Answers`.
import { readFileSync } from 'node:fs';
import express from 'express';
import { MAX_BODY_BYTES } from '#gateway/body.ts';
import { serve } from '#gateway/server.ts';
import { serving } from './served.ts';

/** By path: the headers of a gateway's answers, and their bodies. */
export type Answers = Record<string, { headers: Record<string, string>; bodies: string[] }>;

const [file] = process.argv.slice(2);
if (file === undefined) throw new TypeError('FILE is needed');

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
const answers: Answers = JSON.parse(readFileSync(file, 'utf8'));
for (const [path, { headers, bodies }] of Object.entries(answers)) {
  let next = 0;
  app.post(
    path,
    express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false }),
    (request, response) => {
      const asked: unknown = JSON.parse(String(request.body));
      if (typeof asked !== 'object') throw new TypeError('no request');
      response.set(headers).send(bodies[next]);
      next = (next + 1) % bodies.length;
    },
  );
}
serving((await serve(app, { host: '127.0.0.1', port: 0 })).url);
