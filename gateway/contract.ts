/** GET /api/v1/openapi.json: the contract. GET /api/v1/docs: the same to be read by people, without a script. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { contractPage } from './contract-page.ts';
import { describeContract } from './openapi.ts';
import { type Operation, operation, Reply } from './operation.ts';

const STYLE_PATH = '/api/v1/docs/style.css';

/** The page asks for its own style and nothing else, and no page may frame it. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const contractAnswer = z.looseObject({ openapi: z.string(), paths: z.looseObject({}) });

/** @param described every other operation of this gateway */
export function contractOperations(described: readonly Operation[], version: string): Operation[] {
  const own: Operation[] = [
    ...['/api/v1/openapi.json', '/openapi.json'].map((path, place) =>
      operation({
        method: 'get',
        path,
        id: place === 0 ? 'getContract' : 'getContractAtRoot',
        tag: 'operation',
        summary: 'The contract of this gateway as OpenAPI 3.1',
        access: 'anyone',
        answer: contractAnswer,
        handle: async () => contract(),
      }),
    ),
    operation({
      method: 'get',
      path: '/api/v1/docs',
      id: 'getContractPage',
      tag: 'operation',
      summary: 'The contract of this gateway as a page',
      access: 'anyone',
      produces: ['text/html'],
      handle: async () =>
        new Reply(contractPage(contract(), STYLE_PATH), 200, { 'Content-Security-Policy': PAGE_POLICY }),
    }),
    operation({
      method: 'get',
      path: STYLE_PATH,
      id: 'getContractStyle',
      tag: 'operation',
      summary: 'How that page looks',
      access: 'anyone',
      produces: ['text/css'],
      handle: async () => new Reply(style()),
    }),
  ];
  const contract = once(() => describeContract([...described, ...own], version));
  return own;
}

const style = once(() => readFileSync(new URL('contract.css', import.meta.url), 'utf8'));

/** Made when it is first asked for: most gateways of a test never are. */
function once<T extends object | string>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
