import encodeQR from 'qr';

/** A QR code of version 40 with the least correction (ISO/IEC 18004). */
const MOST_BYTES = 2953;

/** @param text of ASCII, as an address is */
export function fitsQrCode(text: string): boolean {
  return text.length <= MOST_BYTES;
}

/** @param text that fits */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const cells = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const path = cells
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label}>
      <rect width={cells.length} height={cells.length} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
