/**
 * Facts on A4 with a QR code, as PDF 1.7 that a screen reader can read. The same facts give the same bytes. A character
 * that the fonts of the language have not is named instead.
 */
import PDFDocument from 'pdfkit';
import { create as createQr, type QRCodeErrorCorrectionLevel } from 'qrcode';
import { rtlHeight, writeRtl } from './rtl-text.ts';
import { fontsOf, type SheetFonts } from './sheet-fonts.ts';

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
/** As the language writes it; elsewhere without a space. */
const COLONS: Readonly<Record<string, string>> = { fr: '\u00a0:', ja: '：', zh: '：' };
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
  const pen = penOf(pdf, sheet.language);
  const heading = (kind: 'H1' | 'H2', size: number, text: string): void => {
    const written = pen.fonts.writable(text);
    const width = pdf.page.width - 2 * MARGIN;
    const write = () => {
      const top = pdf.y + (kind === 'H1' ? 0 : 7);
      pdf.font(pen.fonts.bold).fontSize(size);
      pen.write(written, MARGIN, top, width);
      pdf.y = top + pen.heightOf(written, width) + size / 3;
    };
    root.add(pdf.struct(kind, pen.isRtl ? { actual: written } : {}, write));
  };
  heading('H1', 18, sheet.heading);
  const { qr } = sheet;
  const colon = COLONS[sheet.language] ?? ':';
  const isBeside = qr?.place === 'beside';
  const atStart = (width: number) => (pen.isRtl ? pdf.page.width - MARGIN - width : MARGIN);
  const atEnd = (width: number) => (pen.isRtl ? MARGIN : pdf.page.width - MARGIN - width);
  if (qr !== undefined && isBeside) drawQr(pdf, root, qr, atEnd(SIZES.beside), MARGIN);
  for (const { title: name, rows } of sheet.sections) {
    heading('H2', 11, name);
    for (const [label, value] of rows) {
      const row: Row = [`${pen.fonts.writable(label)}${colon} `, pen.fonts.writable(value)];
      const options = pen.isRtl ? { actual: row.join('') } : {};
      root.add(pdf.struct('P', options, () => drawRow(pdf, pen, row, isBeside)));
    }
  }
  if (qr !== undefined && !isBeside) {
    if (pdf.y + SIZES.below > pdf.page.height - MARGIN) pdf.addPage();
    drawQr(pdf, root, qr, atStart(SIZES.below), pdf.y);
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

/** Writes in columns, with the font and size that the PDF has. */
interface Pen {
  readonly isRtl: boolean;
  readonly fonts: SheetFonts;
  readonly heightOf: (text: string, width: number) => number;
  readonly write: (text: string, left: number, top: number, width: number) => void;
}

function penOf(pdf: Pdf, language: string): Pen {
  const fonts = fontsOf(language);
  if (language === 'ar')
    return {
      ...{ isRtl: true, fonts },
      heightOf: (text, width) => rtlHeight(pdf, text, width),
      write: (text, left, top, width) => writeRtl(pdf, text, left, top, width),
    };
  return {
    ...{ isRtl: false, fonts },
    heightOf: (text, width) => pdf.heightOfString(text, { width }),
    write: (text, left, top, width) => pdf.text(text, left, top, { width }),
  };
}

/** Label and value side by side; a value that is longer than its column goes on below. */
function drawRow(pdf: Pdf, pen: Pen, [label, value]: Row, hasQrBeside: boolean): void {
  const isBesideQr = hasQrBeside && pdf.y < MARGIN + SIZES.beside;
  const widthOfLabel = LABEL_WIDTH - 8;
  const width = pdf.page.width - 2 * MARGIN - LABEL_WIDTH - (isBesideQr ? SIZES.beside : 0);
  pdf.font(pen.fonts.regular).fontSize(9);
  const height = Math.max(pen.heightOf(value, width), pen.heightOf(label, widthOfLabel));
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
  const top = pdf.y;
  const right = pdf.page.width - MARGIN;
  pen.write(label, pen.isRtl ? right - widthOfLabel : MARGIN, top, widthOfLabel);
  pen.write(value, pen.isRtl ? right - LABEL_WIDTH - width : MARGIN + LABEL_WIDTH, top, width);
  pdf.y = top + height + 3;
}
