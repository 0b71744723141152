/** Lists: how much of them a client wants, from where, in which order, and which members of each row (ST.90). */
import { z } from 'zod';
import { GatewayError } from './errors.ts';

const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 1_000;

const limit = z
  .string()
  .regex(/^(?:[1-9][0-9]{0,2}|1000)$/, { error: `expected a number from 1 to ${MAX_LIMIT}` })
  .default(String(DEFAULT_LIMIT))
  .describe(`how many rows at most, 1 to ${MAX_LIMIT}`);
const offset = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,8})$/, { error: 'expected a number from 0 on' })
  .default('0')
  .describe('how many rows to leave out first');
const count = z
  .enum(['true', 'false'], { error: 'expected true or false' })
  .default('false')
  .describe('true: totalCount says how many rows there are');

/** The query of a list that has one order only. */
export const rangeQuery = z.strictObject({ limit, offset, count });

/**
 * The query of a list.
 * @param row schema of one row: its members are the fields that can be chosen
 * @param sorts members by which the list can be sorted; the first is the usual one
 */
export function listQuery(row: z.ZodObject, sorts: readonly [string, ...string[]]) {
  const fields = Object.keys(row.shape);
  const name = `(?:${fields.join('|')})`;
  return z.strictObject({
    limit,
    offset,
    count,
    sort: z
      .enum(
        sorts.flatMap((sort) => [sort, `-${sort}`]),
        {
          error: `expected one of ${sorts.join(', ')}, with - before it for the other direction`,
        },
      )
      .default(sorts[0])
      .describe('member to sort by; with - before it from the last to the first'),
    fields: z
      .string()
      .regex(new RegExp(`^${name}(?:,${name})*$`), { error: `expected some of ${fields.join(',')}` })
      .optional()
      .describe('members of each row that are wanted, with commas between them; all, unless said'),
  });
}

export type ListQuery = z.output<ReturnType<typeof listQuery>>;

/** The members that every list has beside its rows. */
export const listPart = {
  limit: z.int().min(1).max(MAX_LIMIT).describe('as asked for'),
  offset: z.int().min(0).describe('as asked for'),
  totalCount: z.int().min(0).optional().describe('only with count=true'),
};

export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly descending: boolean;
  readonly counted: boolean;
}

export function pageOf({ limit, offset, count, sort }: Omit<ListQuery, 'fields'>): Page {
  return {
    limit: Number(limit),
    offset: Number(offset),
    descending: sort.startsWith('-'),
    counted: count === 'true',
  };
}

/** Echoes what was asked, as every list answer does. */
export function pagePart({ limit, offset, counted }: Page, total: number) {
  return { limit, offset, ...(counted && { totalCount: total }) };
}

/** Only the members that were asked for. */
export function chosen<Row extends object>(row: Row, { fields }: Pick<ListQuery, 'fields'>): Partial<Row> {
  if (fields === undefined) return row;
  const wanted = new Set(fields.split(','));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name))) as Partial<Row>;
}

/** One page of a list that is in memory, sorted by the member that was asked for. */
export function paged<Row extends object>(
  rows: readonly Row[],
  query: ListQuery,
): { page: Page; rows: Partial<Row>[] } {
  const page = pageOf(query);
  const member = query.sort.replace('-', '') as keyof Row;
  const sorted = [...rows].sort((a, b) => compare(a[member], b[member]) * (page.descending ? -1 : 1));
  const part = sorted.slice(page.offset, page.offset + page.limit);
  return { page, rows: part.map((row) => chosen(row, query)) };
}

/** What is missing comes first. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  throw new GatewayError('INTERNAL', 'rows are sorted by text or number only');
}
