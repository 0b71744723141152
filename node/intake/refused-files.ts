/** What the folder of refused files has reports on, the newest first. What stands there is data, and may be damaged. */
import type { Stats } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isTime } from '#protocol/dates.ts';
import type { CatalogueEntry } from '#protocol/errors.ts';
import type { Defect } from '#standards/quality/defect.ts';
import { storageError } from '../store/failure.ts';
import { REPORT_ENDING } from './rejected.ts';

/** A defect, with what its code means and what can be done, where the report says so. */
export type ExplainedDefect = Defect & Partial<CatalogueEntry>;

export interface RefusedFile {
  /** As it lies in the folder: whatever somebody called it. */
  readonly fileName: string;
  /** UTC to the second. */
  readonly at: string;
  /** Why there are no defects: damaged, longer than `MAX_REPORT_BYTES`, or not to be read now. */
  readonly report: 'read' | 'damaged' | 'too-large' | 'unreadable';
  /** Of a package that was taken, whose report is on records that were not. */
  readonly index?: number; // leaf index
  readonly defects: readonly ExplainedDefect[];
}

export interface RefusedFiles {
  readonly total: number;
  readonly refusals: readonly RefusedFile[];
}

/** Some 1,500 defects. A longer report is read where it lies. */
const MAX_REPORT_BYTES = 2 ** 20;
/** Of many files only so many are looked at together. */
const AT_ONCE = 64;

const time = z.string().refine(isTime);
const shared = {
  ...{ code: z.string(), message: z.string() },
  ...{ meaning: z.string().exactOptional(), remedy: z.string().exactOptional() },
};
/** As `reject` writes it. */
const refusedReport = z.object({
  ...{ file: z.string(), refusedAt: time },
  defects: z.array(
    z.object({
      ...shared,
      severity: z.enum(['info', 'warning', 'error']),
      line: z.int().min(1).exactOptional(),
      ...{ path: z.string().exactOptional(), value: z.string().exactOptional() },
    }),
  ),
});
/** As `reportNotTaken` writes it. */
const notTakenReport = z.object({
  ...{ file: z.string(), entry: z.int().min(0), reportedAt: time },
  notTaken: z.array(
    z.object({
      ...{ path: z.string(), number: z.string().exactOptional() },
      refusals: z.array(z.object(shared)),
    }),
  ),
});

interface Place {
  readonly name: string;
  readonly stats: Stats;
}

/**
 * Reads the reports of one page, one after the other, and of the others only their times (20,000 in 0.3 to 0.4 s).
 * @param folder need not be there
 * @throws NodeError when the folder itself cannot be read
 */
export async function refusedFiles(
  folder: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<RefusedFiles> {
  const places = await placesIn(folder);
  places.sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs || (a.name < b.name ? 1 : -1));
  const refusals: RefusedFile[] = [];
  for (const place of places.slice(offset, offset + limit)) refusals.push(await refusedFile(folder, place));
  return { total: places.length, refusals };
}

async function placesIn(folder: string): Promise<Place[]> {
  const all = new Set(await namesIn(folder));
  const names = [...all].filter((name) => name.endsWith(REPORT_ENDING) && !isSidecar(name, all));
  const places: Place[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const looked = names.slice(from, from + AT_ONCE).map(async (name) => {
      const stats = await lstat(join(folder, name)).catch(() => undefined); // removed meanwhile
      return stats?.isFile() ? [{ name, stats }] : [];
    });
    places.push(...(await Promise.all(looked)).flat());
  }
  return places;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw storageError(error, 'listing the refused files');
  }
}

/** Of a refused file `x.report`, whose own report is `x.report.report.json`. */
function isSidecar(name: string, all: ReadonlySet<string>): boolean {
  const file = name.slice(0, -'.json'.length);
  return all.has(file) && all.has(file + REPORT_ENDING);
}

async function refusedFile(folder: string, { name, stats }: Place): Promise<RefusedFile> {
  const unread = {
    fileName: name.slice(0, -REPORT_ENDING.length),
    at: `${stats.mtime.toISOString().slice(0, 19)}Z`,
    defects: [],
  };
  if (stats.size > MAX_REPORT_BYTES) return { ...unread, report: 'too-large' };
  const text = await textOf(join(folder, name), stats.size).catch(() => undefined);
  if (text === undefined) return { ...unread, report: 'unreadable' };
  return reportIn(text) ?? { ...unread, report: 'damaged' };
}

/** @param size no more is read, however it grows meanwhile */
async function textOf(path: string, size: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function reportIn(text: string): RefusedFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const refused = refusedReport.safeParse(value).data;
  if (refused !== undefined) {
    const { file: fileName, refusedAt: at, defects } = refused;
    return { fileName, at, report: 'read', defects };
  }
  const partly = notTakenReport.safeParse(value).data;
  if (partly === undefined) return undefined;
  const { file: fileName, reportedAt: at, entry: index } = partly;
  const defects = partly.notTaken.flatMap(({ path, number, refusals }) =>
    refusals.map(
      (refusal): ExplainedDefect => ({
        ...{ ...refusal, severity: 'error', path },
        ...(number !== undefined && { value: number }),
      }),
    ),
  );
  return { fileName, at, report: 'read', index, defects };
}
