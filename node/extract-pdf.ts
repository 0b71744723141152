/**
 * An extract for people: the facts of its JSON text on A4, with a QR code that leads back to it. The same extract
 * gives the same bytes; no name of a person, machine or account is in them.
 */
import { RIGHT_TYPES } from '#protocol/application-id.ts';
import type { Extract } from '#protocol/extract.ts';
import { canonicalJson } from '#protocol/json.ts';
import type { StatedClaim } from '#protocol/register-statement.ts';
import { type Row, type Section, sheetPdf } from './sheet-pdf.ts';

/** Where the JSON text of the extract stands in the log. */
export interface ExtractPlace {
  readonly log: string;
  readonly leafIndex: number;
  /** `raw:<hash>` of the JSON text. */
  readonly digest: string;
}

/** A page has room for about 45 rows; what is beyond is in the JSON text. */
const MOST_CLAIMS = 200;

/** What the QR code holds: enough to ask for the entry and to compare the digest, and no secret. */
export function qrText({ log, leafIndex, digest }: ExtractPlace): string {
  return canonicalJson({ v: 1, log, leafIndex, digest });
}

/** Bytes of the PDF. */
export function extractPdf(extract: Extract, place: ExtractPlace): Promise<Uint8Array> {
  return sheetPdf({
    language: 'en',
    heading: 'Extract from the register',
    title: `Extract from the register: ${extract.applicationId}`,
    subject: 'Statement of the register on one application',
    author: `Office ${extract.statement.office}`,
    at: extract.issuedAt,
    qr: {
      text: qrText(place),
      alt: 'QR code with log, place and digest of the machine-readable extract',
      place: 'beside',
    },
    sections: sectionsOf(extract, place),
  });
}

function sectionsOf(extract: Extract, place: ExtractPlace): Section[] {
  const { statement } = extract;
  const { asOf } = statement;
  const names = new Map(extract.nameBag.map(({ key, applicationId }) => [key, applicationId]));
  const sealed = [...statement.sealedClaimsOnBag, ...statement.sealedClaimsByBag].map(
    (claim): Row => [`${claim.office}, under the code`, fateOf(claim)],
  );
  return [
    {
      title: 'Application',
      rows: [
        ['Application', extract.applicationId],
        ['Office', statement.office],
        ['Right', `${statement.rightType}, ${RIGHT_TYPES[statement.rightType]}`],
        ['State', statement.state === 'open' ? 'published' : 'sealed: not published'],
        ['Filing date', statement.filingDate],
        ['Withdrawn', statement.withdrawn ? `yes, ${statement.withdrawnAt ?? 'time not kept'}` : 'no'],
        ['Document digest', extract.documentDigest ?? 'none: the register has number and date only'],
        ['First recorded', `${statement.recordedAt} (proven by the chain)`],
        [
          'Corrections',
          `${statement.revision}${statement.revisedAt === null ? '' : `, last ${statement.revisedAt}`}`,
        ],
        ['Register key', statement.sealedKey ?? statement.openKey],
      ],
    },
    claimSection('Priority claims on this application', statement.claimsOnBag, 'laterKey', names),
    claimSection('Priority claims by this application', statement.claimsByBag, 'earlierKey', names),
    ...(sealed.length === 0 ? [] : [{ title: 'Claims before publication', rows: cut(sealed) }]),
    {
      title: 'True for',
      rows: [
        ['Block', `${asOf.blockNumber} of chain ${asOf.chainId}, ${asOf.blockTime}`],
        ['Block hash', asOf.blockHash],
        ['Issued', `${extract.issuedAt} by office ${place.log.split('/')[2] ?? ''}`],
      ],
    },
    {
      title: 'To check this extract',
      rows: [
        ['Log', place.log],
        [
          'Entry',
          `${place.leafIndex}: the machine-readable extract; this page is entry ${place.leafIndex + 1}`,
        ],
        ['Digest of the entry', place.digest],
        [
          'How',
          'ipanchor verify, with the file and its receipt; whether it is current, from the file of JSON',
        ],
      ],
    },
  ];
}

function claimSection(
  title: string,
  claims: readonly StatedClaim[],
  other: 'laterKey' | 'earlierKey',
  names: ReadonlyMap<string, string>,
): Section {
  const rows = claims.map((claim): Row => {
    const date = claim.claimedDate === null ? '' : `, claimed date ${claim.claimedDate}`;
    return [names.get(claim[other]) ?? claim[other].slice(0, 16), `${fateOf(claim)}${date}`];
  });
  return { title, rows: rows.length === 0 ? [['None', 'in the register at this block']] : cut(rows) };
}

function fateOf({ status, declaredAt, decidedAt, withdrawnAt }: Fate): string {
  return [
    `${status}, declared ${declaredAt}`,
    ...(decidedAt === null ? [] : [`decided ${decidedAt}`]),
    ...(withdrawnAt === null ? [] : [`withdrawn ${withdrawnAt}`]),
  ].join(', ');
}

type Fate = Pick<StatedClaim, 'status' | 'declaredAt' | 'decidedAt' | 'withdrawnAt'>;

function cut(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST_CLAIMS) return rows;
  return [
    ...rows.slice(0, MOST_CLAIMS),
    ['More', `${rows.length - MOST_CLAIMS}, in the machine-readable extract`],
  ];
}
