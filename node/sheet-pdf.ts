/**
 * Facts on A4 with a QR code, as PDF 1.7 that a screen reader can read. The same facts give the same bytes. It is written
 * in the standard fonts: a character that they have not is named instead.
 */
import PDFDocument from 'pdfkit';
import { create as createQr, type QRCodeErrorCorrectionLevel } from 'qrcode';
import { writable } from './winansi.ts';

export type Row = readonly [label: string, value: string];

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Code {
  readonly text: string;
  /** What it holds, for who does not see it. */
  readonly alt: string;
  /** A short text beside the first facts; a long one, whose code must be large to be read, below all of them. */
  readonly place: 'beside' | 'below';
}

export interface Sheet {
  /** BCP 47, of all that is said. */
  readonly language: string;
  readonly heading: string;
  /** Of the file, shown by readers. */
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** RFC 3339: in place of a clock. */
  readonly at: string;
  readonly qr?: Code;
  readonly sections: readonly Section[];
}

const MARGIN = 56;
const LABEL_WIDTH = 140;
const SIZES = { beside: 120, below: 300 } as const;
/** The longer the text, the finer the code: what a long one would spend on correction it needs for its size. */
const CORRECTION = { beside: 'M', below: 'L' } as const satisfies Record<
  Code['place'],
  QRCodeErrorCorrectionLevel
>;
/** Modules of light around a QR code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

export async function sheetPdf(sheet: Sheet): Promise<Uint8Array> {
  const at = new Date(sheet.at);
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, pdfVersion: '1.7', tagged: true, displayTitle: true },
    lang: sheet.language,
    info: {
      ...{ Title: sheet.title, Subject: sheet.subject },
      ...{ Author: sheet.author, Creator: 'IPAnchor', Producer: 'IPAnchor' },
      ...{ CreationDate: at, ModDate: at },
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
      pdf.fontSize(size).text(writable(text), MARGIN).moveDown(0.3);
    };
    root.add(pdf.struct(kind, {}, write));
  };
  heading('H1', 18, sheet.heading);
  const { qr } = sheet;
  const colon = sheet.language === 'fr' ? '\u00a0:' : ':';
  const isBeside = qr?.place === 'beside';
  if (qr !== undefined && isBeside) drawQr(pdf, root, qr, pdf.page.width - MARGIN - SIZES.beside, MARGIN);
  for (const { title: name, rows } of sheet.sections) {
    heading('H2', 11, name);
    for (const [label, value] of rows) {
      const row: Row = [`${writable(label)}${colon} `, writable(value)];
      root.add(pdf.struct('P', {}, () => drawRow(pdf, row, isBeside)));
    }
  }
  if (qr !== undefined && !isBeside) {
    if (pdf.y + SIZES.below > pdf.page.height - MARGIN) pdf.addPage();
    drawQr(pdf, root, qr, MARGIN, pdf.y);
  }
  root.end();
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

type Pdf = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Pdf['struct']>;

/** @param x left edge of its quiet zone @param y upper edge */
function drawQr(pdf: Pdf, root: Structure, { text, alt, place: at }: Code, x: number, y: number): void {
  const { modules } = createQr(text, { errorCorrectionLevel: CORRECTION[at] });
  const unit = SIZES[at] / (modules.size + 2 * QUIET_ZONE);
  const [left, top] = [x + QUIET_ZONE * unit, y + QUIET_ZONE * unit];
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
function drawRow(pdf: Pdf, [label, value]: Row, hasQrBeside: boolean): void {
  const isBesideQr = hasQrBeside && pdf.y < MARGIN + SIZES.beside;
  const width = pdf.page.width - 2 * MARGIN - LABEL_WIDTH - (isBesideQr ? SIZES.beside : 0);
  pdf.font('Helvetica').fontSize(9);
  const height = Math.max(
    pdf.heightOfString(value, { width }),
    pdf.heightOfString(label, { width: LABEL_WIDTH - 8 }),
  );
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
  const top = pdf.y;
  pdf.text(label, MARGIN, top, { width: LABEL_WIDTH - 8 });
  pdf.text(value, MARGIN + LABEL_WIDTH, top, { width });
  pdf.y = top + height + 3;
}
