/**
 * A number that is looked for, as the part of an address after `#`, which no browser sends: an unpublished number is
 * nobody's business.
 */
export interface SoughtNumber {
  readonly office: string;
  /** Empty where it is not known. */
  readonly rightType: string;
  readonly number: string;
}

export const NO_NUMBER: SoughtNumber = { office: '', rightType: '', number: '' };

export function toFragment({ office, rightType, number }: SoughtNumber): string {
  return `#${[office, rightType, number].map(encodeURIComponent).join('&')}`;
}

/** What `toFragment` wrote; undefined where it did not. */
export function fromFragment(fragment: string): SoughtNumber | undefined {
  try {
    const parts = fragment.slice(1).split('&').map(decodeURIComponent);
    const [office = '', rightType = '', number = ''] = parts;
    return parts.length === 3 ? { office, rightType, number } : undefined;
  } catch {
    return undefined; // not well-formed percent-encoding
  }
}
