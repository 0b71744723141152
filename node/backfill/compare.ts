/**
 * An authority file (WIPO ST.37) beside the register: which applications it lists that the register lacks, and the
 * reverse. The file lists publications, the register holds applications; an entry leads to one by its application
 * number, else by a publication number that this office's own records hold.
 */
import { formatApplicationId, type RightType } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import { readDate } from '#standards/dates.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import { APPLICATIONS } from '../store/office.ts';
import { RECORDS } from '../store/register.ts';
import type { Store } from '../store.ts';
import { type AuthorityEntry, authorityEntries } from './st37.ts';

export interface Comparison {
  /** Entries of the file. */
  readonly entries: number;
  /** Entries whose application stands openly in the register. */
  readonly matched: number;
  /** Entries of publication numbers that no document was published under. */
  readonly withoutDocument: number;
  /** Publications whose application is not in the register: office, number and kind code as written. */
  readonly missingInRegister: readonly string[];
  /** Publications that nothing leads from to an application. */
  readonly notComparable: readonly string[];
  /** Application ids in the register that no entry leads to. */
  readonly missingInFile: readonly string[];
}

/** Rights whose publications ST.37 lists. */
const RIGHTS: readonly RightType[] = ['P', 'U'];
/** ST.37: a number not used, unknown, withdrawn before publication, or of an international application only. */
const NO_DOCUMENT: ReadonlySet<string> = new Set(['N', 'U', 'W', 'E']);
const GROUP = 1000;

/**
 * @param office whose file it is
 * @throws NodeError FILE_UNREADABLE, AUTHORITY_FILE_INVALID, those of the store
 */
export async function compareWithRegister(
  path: string,
  office: string,
  store: Store,
  onProgress: (entries: number) => void = () => {},
): Promise<Comparison> {
  const own = await publicationsOf(store);
  const listed = new Set<string>(); // keys of the register that an entry led to
  const counts = { entries: 0, matched: 0, withoutDocument: 0 };
  const missingInRegister: string[] = [];
  const notComparable: string[] = [];
  for await (const group of authorityEntries(path)) {
    for (let from = 0; from < group.length; from += GROUP) {
      const entries = group.slice(from, from + GROUP);
      const keys = entries.map((entry) => keysOf(entry, office, own));
      const rows = await store.getMany(
        RECORDS,
        keys.flat().map((key) => ({ office, key })),
      );
      const open = new Set(rows.flatMap((row) => (row?.state === 'open' ? [row.key] : [])));
      for (const [place, entry] of entries.entries()) {
        const meant = keys[place] ?? [];
        const found = meant.find((key) => open.has(key));
        counts.entries += 1;
        if (found !== undefined) {
          counts.matched += 1;
          listed.add(found);
        } else if (NO_DOCUMENT.has(entry.exceptionCode ?? '')) counts.withoutDocument += 1;
        else (meant.length === 0 ? notComparable : missingInRegister).push(nameOf(entry));
      }
    }
    onProgress(counts.entries);
  }
  const missingInFile: string[] = [];
  for await (const [, row] of store.scan(RECORDS, { prefix: `${office}/` })) {
    if (row.state !== 'open' || !RIGHTS.includes(row.rightType) || listed.has(row.key)) continue;
    missingInFile.push(row.applicationId ?? row.key);
  }
  return { ...counts, missingInRegister, notComparable, missingInFile };
}

/** Publication number without office, punctuation and leading zeros → open keys of the applications. */
async function publicationsOf(store: Store): Promise<Map<string, string[]>> {
  const own = new Map<string, string[]>();
  for await (const [, { publication = '', openKey: key, rightType }] of store.scan(APPLICATIONS)) {
    if (publication === '' || !RIGHTS.includes(rightType)) continue;
    const bare = bareNumber(publication);
    own.set(bare, [...(own.get(bare) ?? []), key]);
  }
  return own;
}

function keysOf(entry: AuthorityEntry, office: string, own: ReadonlyMap<string, string[]>): string[] {
  const { application, publication } = entry;
  if ((entry.office ?? office) !== office) return [];
  const byPublication = publication === undefined ? undefined : own.get(bareNumber(publication));
  if (application === undefined || (application.office ?? office) !== office) return byPublication ?? [];
  const date = application.filingDate === undefined ? undefined : readDate(application.filingDate).date;
  const reading = parseNumber({
    office,
    rightType: RIGHTS,
    text: application.number,
    ...(date === undefined ? {} : { date }),
  });
  if (reading.outcome === 'refused') return byPublication ?? [];
  const read = reading.outcome === 'canonical' ? [reading, ...reading.former] : reading.candidates;
  return read.map(({ office: of, rightType, canonical }) =>
    openKey(formatApplicationId({ office: of, rightType, number: canonical })),
  );
}

function bareNumber(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^[A-Z]{2}(?=\d)/, '')
    .replace(/^0+(?=.)/, '');
}

function nameOf({ office = '', publication = '', kindCode = '' }: AuthorityEntry): string {
  return [office, publication, kindCode].filter((part) => part !== '').join(' ');
}
