/** The text of a QR code, from pixels. */

import decodeQR from 'qr/decode.js';
import { CodedError } from '#protocol/errors.ts';

/** A code of 2,953 bytes has 177 modules a side: this gives each of them 12 pixels, and bounds the work. */
const LONGEST_SIDE = 2100;
/** Of one picture, in milliseconds; a frame of a camera has less, for the next one comes. */
const PATIENCE = { picture: 2000, frame: 60 } as const;

/** @returns undefined where no code is found. @throws CodedError PICTURE_UNREADABLE */
export async function textOfPicture(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch((cause: unknown) => {
    throw new CodedError('PICTURE_UNREADABLE', 'the browser cannot read this picture', { cause });
  });
  try {
    return textIn(picture, picture, 'picture');
  } finally {
    picture.close();
  }
}

/** @returns undefined where no code is found */
export function textIn(
  source: CanvasImageSource,
  { width, height }: { readonly width: number; readonly height: number },
  patience: keyof typeof PATIENCE,
): string | undefined {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const canvas = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
  if (canvas === null) return undefined;
  canvas.drawImage(source, 0, 0, size.width, size.height);
  const { data } = canvas.getImageData(0, 0, size.width, size.height);
  try {
    return decodeQR({ ...size, data }, { timeLimit: PATIENCE[patience] });
  } catch {
    return undefined; // it says by an error that there is none
  }
}
