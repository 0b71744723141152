/** GET /api/v1/offices and /api/v1/offices/{code}: who takes part, with which keys, how fresh, and how much it holds. */
import { z } from 'zod';
import type { RegisterReader } from '#node/register/reader.ts';
import type { AuthorisationRow, OfficeRow } from '#node/store/register.ts';
import { GatewayError } from '../errors.ts';
import { type Sources, stated } from '../freshness.ts';
import { listPart, listQuery, paged, pagePart } from '../list.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const status = z.enum(['active', 'suspended', 'removed']);

const officeShape = {
  office: schema.office,
  status: status.describe('as the directory has it'),
  since: schema.time.describe('admission, of the current term'),
  term: z.int().min(1).describe('how many times it was admitted'),
  profileUri: z.string().describe('where the office describes itself; may be empty'),
  profileDigest: schema.hash.describe('SHA-256 of what is there'),
  lastWriteAt: schema.time.optional().describe('time of the last block in which it wrote'),
};
const officeRow = z.strictObject(officeShape);

const key = z.strictObject({
  address: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .describe('of the key, 40 hexadecimal digits'),
  role: z.enum(['recorder', 'registrar']),
  fromBlock: schema.blockNumber.describe('first block in which it may write'),
  untilBlock: schema.blockNumber.optional().describe('first block after; open end when missing'),
  compromisedSinceBlock: schema.blockNumber
    .optional()
    .describe('from this block on the office itself distrusts what it wrote'),
});

const counts = z.strictObject({
  openApplicationCount: z.int().min(0),
  sealedApplicationCount: z.int().min(0),
  priorityClaimCount: z.int().min(0),
});

export const officesAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  ...listPart,
  officeBag: z.array(officeRow.partial()),
});

export const officeAnswer = z.strictObject({
  asOf: schema.asOf,
  freshness: schema.freshness,
  ...officeShape,
  admin: z.string().describe('address that administers the office, 40 hexadecimal digits'),
  statusHistoryBag: z
    .array(z.strictObject({ status, term: z.int().min(1), fromBlock: schema.blockNumber }))
    .describe('every status that it had, ascending'),
  keyBag: z.array(key).describe('every interval of every key'),
  coverage: counts.describe('how much of it is in the register'),
  treeHead: z
    .strictObject({
      logNumber: z.int().min(1),
      treeSize: z.int().min(1),
      root: schema.hash,
      recordedAt: schema.time,
    })
    .optional()
    .describe('the largest that holds, of its newest log'),
});

const query = listQuery(officeRow, ['office', 'since', 'lastWriteAt', 'status']);

export function officeOperations(sources: Sources): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/offices',
      id: 'listOffices',
      tag: 'register',
      summary: 'Which offices take part, and how fresh is what they wrote?',
      access: 'anyone',
      problems: ['REGISTER_UNAVAILABLE'],
      query,
      answer: officesAnswer,
      handle: async ({ query }) => {
        const offices = await sources.reader.offices();
        const { page, rows } = paged(offices.map(shownOffice), query);
        const codes = offices.map(({ code }) => code);
        return stated(sources, codes, async () => ({ ...pagePart(page, offices.length), officeBag: rows }));
      },
    }),
    operation({
      method: 'get',
      path: '/api/v1/offices/:code',
      id: 'getOffice',
      tag: 'register',
      summary: 'One office: status, keys with their validity, coverage, freshness',
      access: 'anyone',
      problems: ['REGISTER_UNAVAILABLE'],
      params: z.object({ code: schema.office }),
      answer: officeAnswer,
      handle: ({ params: { code } }) =>
        stated(sources, [code], async () => {
          const row = await sources.reader.office(code);
          if (row === undefined)
            throw new GatewayError('RESOURCE_NOT_FOUND', 'this office takes no part in the register');
          return officeInFull(sources.reader, row);
        }),
    }),
  ];
}

function shownOffice(row: OfficeRow) {
  const { code: office, status, since, term, profileUri, profileDigest, lastWriteAt } = row;
  const written = lastWriteAt === undefined ? {} : { lastWriteAt };
  return { office, status, since, term, profileUri, profileDigest, ...written };
}

async function officeInFull(reader: RegisterReader, row: OfficeRow) {
  const { code, admin, history } = row;
  const [keys, { open, sealed, claims }] = await Promise.all([reader.keys(code), reader.countsOf(code)]);
  const head = await newestHead(reader, code);
  return {
    ...shownOffice(row),
    admin,
    statusHistoryBag: history.map(({ status, term, from }) => ({ status, term, fromBlock: from })),
    keyBag: keys.map(shownKey),
    coverage: {
      openApplicationCount: sum(open),
      sealedApplicationCount: sum(sealed),
      priorityClaimCount: claims,
    },
    ...(head !== undefined && { treeHead: head }),
  };
}

async function newestHead(reader: RegisterReader, office: string) {
  for await (const { holds, logNumber, size, root, recordedAt } of reader.heads(office, { reverse: true }))
    if (holds) return { logNumber, treeSize: size, root, recordedAt };
  return undefined;
}

function shownKey({ key: address, role, from, until, compromisedSince }: AuthorisationRow) {
  return {
    address,
    role,
    fromBlock: from,
    ...(until !== undefined && { untilBlock: until }),
    ...(compromisedSince !== undefined && { compromisedSinceBlock: compromisedSince }),
  };
}

function sum(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}
