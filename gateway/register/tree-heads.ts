/** GET /api/v1/offices/{code}/tree-heads: what an office has anchored, head by head. */
import { z } from 'zod';
import type { AnchoredHead } from '#node/register/reader.ts';
import { GatewayError } from '../errors.ts';
import { type Sources, stated } from '../freshness.ts';
import { chosen, listPart, listQuery, pageOf, pagePart } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const treeHead = z
  .strictObject({
    logNumber: z.int().min(1),
    treeSize: z.int().min(1),
    root: schema.hash.describe('RFC 9162 §2.1'),
    holds: z.boolean().describe('false: the log was closed at a smaller head'),
    recordedAt: schema.time.describe('time of the block: what the chain proves'),
    key: z.string().describe('address of the key that recorded it, 40 hexadecimal digits'),
    blockNumber: schema.blockNumber,
    blockHash: schema.hash,
    transactionHash: schema.hash,
  })
  .meta({ id: 'TreeHead' });

export const treeHeadsAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  ...listPart,
  treeHeadBag: z.array(treeHead.partial()),
});

const query = listQuery(treeHead, ['treeSize']).omit({ count: true });

export function treeHeadOperations(sources: Sources): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/offices/:code/tree-heads',
      id: 'listTreeHeads',
      tag: 'register',
      summary: 'What an office has anchored, head by head, all its logs in order',
      access: 'anyone',
      problems: ['REGISTER_UNAVAILABLE'],
      params: z.object({ code: schema.office }),
      query,
      answer: treeHeadsAnswer,
      handle: ({ params: { code }, query }) =>
        stated(sources, [code], async () => {
          const { reader } = sources;
          if ((await reader.office(code)) === undefined)
            throw new GatewayError('RESOURCE_NOT_FOUND', 'this office takes no part in the register');
          const page = pageOf({ ...query, count: 'false' });
          const { offset, limit, descending: reverse } = page;
          const heads: Partial<z.input<typeof treeHead>>[] = [];
          let place = 0;
          for await (const head of reader.heads(code, { reverse, limit: offset + limit }))
            if (place++ >= offset) heads.push(chosen(shownHead(head), query));
          return { ...pagePart(page, 0), treeHeadBag: heads };
        }),
    }),
  ];
}

function shownHead({ office: _, size: treeSize, ...head }: AnchoredHead): z.input<typeof treeHead> {
  return { treeSize, ...head };
}
