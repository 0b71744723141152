import type { GatewayDeps } from '#gateway/deps.ts';
import { Metrics } from '#gateway/metrics.ts';
import { describeContract } from '#gateway/openapi.ts';
import { operationsOf } from '#gateway/operations.ts';
import packageFile from '../package.json' with { type: 'json' };
import { generate } from './generated.ts';

const unasked = (): never => {
  throw new TypeError('the contract is written without asking anything');
};

/** Every operation that a gateway can have; none is called. */
const deps: GatewayDeps = {
  reader: new Proxy({} as never, { get: () => unasked }),
  audit: { add: unasked, list: unasked },
  office: {
    ...{ office: 'XX', maxDocumentBytes: 64 * 2 ** 20 },
    ...{ perform: unasked, take: unasked, refusals: unasked },
  },
  chainStatus: unasked,
  now: unasked,
  documentLog: `0x${'0'.repeat(40)}`,
  closing: new AbortController().signal,
  role: 'office',
  checks: {
    takesAccessCodes: true,
    signer: { keys: [], sign: unasked },
    documents: { read: unasked, close: unasked },
  },
  version: packageFile.version,
  onFault: unasked,
};
const operations = operationsOf(deps, new Metrics(deps, unasked));

const document = describeContract(operations, packageFile.version);
await generate('gateway/openapi.generated.json', `${JSON.stringify(document, undefined, 2)}\n`);
