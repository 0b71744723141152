/**
 * An extract for people: the facts of its JSON text on A4, with a QR code that leads back to it. The same extract
 * gives the same bytes; no name of a person, machine or account is in them.
 */
import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import { RIGHT_TYPES } from '#protocol/application-id.ts';
import type { Extract } from '#protocol/extract.ts';
import { canonicalJson } from '#protocol/json.ts';
import type { StatedClaim } from '#protocol/register-statement.ts';

/** Where the JSON text of the extract stands in the log. */
export interface ExtractPlace {
  readonly log: string;
  readonly leafIndex: number;
  /** `raw:<hash>` of the JSON text. */
  readonly digest: string;
}

type Row = readonly [label: string, value: string];
interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A page has room for about 45 rows; what is beyond is in the JSON text. */
const MOST_CLAIMS = 200;
const MARGIN = 56;
const LABEL_WIDTH = 140;
const QR_SIZE = 120;
/** Modules of light around a QR code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** What the QR code holds: enough to ask for the entry and to compare the digest, and no secret. */
export function qrText({ log, leafIndex, digest }: ExtractPlace): string {
  return canonicalJson({ v: 1, log, leafIndex, digest });
}

/** Bytes of the PDF 1.7 file. All text of an extract is ASCII, which the standard fonts have. */
export async function extractPdf(extract: Extract, place: ExtractPlace): Promise<Uint8Array> {
  const issued = new Date(extract.issuedAt);
  const title = `Extract from the register: ${extract.applicationId}`;
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, pdfVersion: '1.7', lang: 'en', tagged: true, displayTitle: true },
    info: {
      ...{ Title: title, Subject: 'Statement of the register on one application' },
      ...{ Author: `Office ${extract.statement.office}`, Creator: 'IPAnchor', Producer: 'IPAnchor' },
      ...{ CreationDate: issued, ModDate: issued },
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve()).on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const heading = (kind: 'H1' | 'H2', size: number, text: string): void => {
    const write = () => {
      pdf.moveDown(kind === 'H1' ? 0 : 0.7).font('Helvetica-Bold');
      pdf.fontSize(size).text(text, MARGIN).moveDown(0.3);
    };
    root.add(pdf.struct(kind, {}, write));
  };
  heading('H1', 18, 'Extract from the register');
  drawQr(pdf, root, qrText(place));
  for (const { title: name, rows } of sectionsOf(extract, place)) {
    heading('H2', 11, name);
    for (const row of rows) root.add(pdf.struct('P', {}, () => drawRow(pdf, row)));
  }
  root.end();
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

type Pdf = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Pdf['struct']>;

function drawQr(pdf: Pdf, root: Structure, text: string): void {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  const unit = QR_SIZE / (modules.size + 2 * QUIET_ZONE);
  const left = pdf.page.width - MARGIN - QR_SIZE + QUIET_ZONE * unit;
  const top = MARGIN + QUIET_ZONE * unit;
  const alt = 'QR code with log, place and digest of the machine-readable extract';
  root.add(
    pdf.struct('Figure', { alt }, () => {
      for (let place = 0; place < modules.data.length; place++) {
        const [row, column] = [Math.floor(place / modules.size), place % modules.size];
        if (modules.data[place]) pdf.rect(left + column * unit, top + row * unit, unit, unit);
      }
      pdf.fill('black');
    }),
  );
}

/** Label and value side by side; a value that is longer than its column goes on below. */
function drawRow(pdf: Pdf, [label, value]: Row): void {
  const isBesideQr = pdf.page === undefined || pdf.y < MARGIN + QR_SIZE;
  const width = pdf.page.width - 2 * MARGIN - LABEL_WIDTH - (isBesideQr ? QR_SIZE : 0);
  pdf.font('Helvetica').fontSize(9);
  const height = Math.max(
    pdf.heightOfString(value, { width }),
    pdf.heightOfString(label, { width: LABEL_WIDTH }),
  );
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
  const top = pdf.y;
  pdf.text(`${label}: `, MARGIN, top, { width: LABEL_WIDTH - 8 });
  pdf.text(value, MARGIN + LABEL_WIDTH, top, { width });
  pdf.y = top + height + 3;
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
