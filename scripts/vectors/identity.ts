/** Vectors of access codes, application ids and keys. */
import { date, hex, hmac, sha, text, zero } from './by-hand.ts';
import type { VectorCase } from './case.ts';

const K = '6A13ECGNJZSFFGHRMCXW';
const ID = 'JP.P.2007290922';

const rule = 'Rule of the protocol; the check character is ISO/IEC 7064 MOD 37,36.';

function accessCode(name: string, title: string, input: object, expect: object): VectorCase {
  return { kind: 'access-code', name, title, origin: rule, input: { ...input }, expect: { ...expect } };
}

export const accessCodes: readonly VectorCase[] = [
  accessCode(
    'as-written',
    'As it is written on a filing receipt',
    { text: '6A13-ECGN-JZSF-FGHR-MCXW-O' },
    { k: K },
  ),
  accessCode('without-check', 'Without check character', { text: '6A13-ECGN-JZSF-FGHR-MCXW' }, { k: K }),
  accessCode('as-typed', 'Lower case, spaces, l for 1', { text: ' 6al3ecgn jzsf FGHR mcxw ' }, { k: K }),
  accessCode(
    'check-read-alike',
    'The check character O typed as 0',
    { text: '6A13ECGNJZSFFGHRMCXW0' },
    { k: K },
  ),
  accessCode(
    'check-wrong',
    'A check character that does not fit',
    { text: '6A13-ECGN-JZSF-FGHR-MCXW-1' },
    { error: 'ACCESS_CODE_CHECK_FAILED' },
  ),
  accessCode(
    'mistyped',
    'One character mistyped',
    { text: '6A13-ECGN-JZSF-FGHR-MCXV-O' },
    { error: 'ACCESS_CODE_CHECK_FAILED' },
  ),
  accessCode(
    'transposed',
    'Two neighbours swapped',
    { text: '6A13-ECNG-JZSF-FGHR-MCXW-O' },
    { error: 'ACCESS_CODE_CHECK_FAILED' },
  ),
  accessCode(
    'too-short',
    'Nineteen characters',
    { text: '6A13-ECGN-JZSF-FGHR-MCX' },
    { error: 'ACCESS_CODE_INVALID' },
  ),
  accessCode(
    'too-long',
    'Twenty-two characters',
    { text: '6A13-ECGN-JZSF-FGHR-MCXW-OO' },
    { error: 'ACCESS_CODE_INVALID' },
  ),
  accessCode(
    'letter-u',
    'A U, which base 32 after Crockford has not',
    { text: 'UA13-ECGN-JZSF-FGHR-MCXW' },
    { error: 'ACCESS_CODE_INVALID' },
  ),
  accessCode(
    'sharp-s',
    'A letter outside ASCII that becomes SS in upper case',
    { text: '6A13-ECGN-JZß-FGHR-MCXW' },
    { error: 'ACCESS_CODE_INVALID' },
  ),
  accessCode(
    'das-code',
    'A four-character access code of WIPO DAS',
    { text: '6A13' },
    { error: 'ACCESS_CODE_INVALID' },
  ),
];

function applicationId(name: string, title: string, value: string, expect: object): VectorCase {
  const origin = 'Rule of the protocol.';
  return { kind: 'application-id', name, title, origin, input: { text: value }, expect: { ...expect } };
}

const badId = { error: 'APPLICATION_ID_INVALID' };

export const applicationIds: readonly VectorCase[] = [
  applicationId('patent', 'A patent application', ID, { office: 'JP', rightType: 'P', number: '2007290922' }),
  applicationId('full-stop', 'A number with a full stop', 'DE.P.102011012345.6', {
    office: 'DE',
    rightType: 'P',
    number: '102011012345.6',
  }),
  applicationId('longest', 'Thirty-two characters', `US.T.${'9'.repeat(32)}`, {
    office: 'US',
    rightType: 'T',
    number: '9'.repeat(32),
  }),
  applicationId('too-long', 'Thirty-three characters', `US.T.${'9'.repeat(33)}`, badId),
  applicationId('lower-case-office', 'An office in lower case', 'jp.P.2007290922', badId),
  applicationId('three-letter-office', 'An office of three letters', 'JPN.P.2007290922', badId),
  applicationId('unknown-right', 'A right type that there is not', 'JP.X.2007290922', badId),
  applicationId('lower-case-right', 'A right type in lower case', 'JP.p.2007290922', badId),
  applicationId('no-right', 'No right type', 'JP.2007290922', badId),
  applicationId('no-number', 'No number', 'JP.P.', badId),
  applicationId('space', 'A space in the number', 'JP.P.2007 290922', badId),
  applicationId('full-width-digit', 'A digit outside ASCII', 'JP.P.２007290922', badId),
  applicationId('line-feed', 'A line feed behind', 'JP.P.2007290922\n', badId),
  applicationId('zero-byte', 'A zero byte, the separator of hashed parts', 'JP.P.2007\u0000290922', badId),
];

const OTHER_ID = 'US.P.17123456';
const domain = (name: string) => text(`ipanchor/v1/${name}`);
const digest = sha(text('a document'));
const open = sha(domain('application'), zero, text(ID));
const blind = hmac(K, domain('blinding'), zero, text(ID));
const later = sha(domain('application'), zero, text(OTHER_ID));
const mask = (index: string) =>
  hmac(K, domain('claim-mask'), zero, text(ID), zero, text('US'), zero, text(index));
const dateMask = hmac(K, domain('claim-date'), zero, text(ID), zero, text('US'), zero, text('0')).subarray(
  0,
  4,
);
const sealOf = (profile: number) =>
  sha(domain('seal'), zero, open, Uint8Array.of(profile), digest, date('2007-11-08'), blind);
const claim = (index: string) => hmac(K, domain('claim'), zero, text(ID), zero, text(index));
const xor = (a: Uint8Array, b: Uint8Array) => a.map((byte, i) => byte ^ (b[i] ?? 0));

function key(formula: string, name: string, title: string, input: object, expect: object): VectorCase {
  const origin = 'The formula, computed with node:crypto.';
  return { kind: 'keys', name, title, origin, input: { formula, ...input }, expect: { ...expect } };
}

const value = (result: Uint8Array) => ({ value: hex(result) });
const differs = (result: Uint8Array, other: Uint8Array) => ({ value: hex(result), differsFrom: hex(other) });
const sealed = {
  openKey: hex(open),
  documentDigest: hex(digest),
  filingDate: '2007-11-08',
  blinding: hex(blind),
};
const claimed = {
  openKey: hex(open),
  laterKey: hex(later),
  claimedDate: '2007-11-08',
  osf: 'US',
  claimMask: hex(mask('0')),
};

export const keys: readonly VectorCase[] = [
  key('openKey', 'open-key', 'Key after publication', { id: ID }, value(open)),
  key(
    'sealedKey',
    'sealed-key',
    'Key before publication',
    { k: K, id: ID },
    value(hmac(K, domain('sealed'), zero, text(ID))),
  ),
  key(
    'blinding',
    'blinding',
    'Blinding of a seal',
    { k: K, id: ID },
    differs(blind, hmac(K, domain('sealed'), zero, text(ID))),
  ),
  key('seal', 'seal', 'Seal of a canonical digest', { ...sealed, profile: 'c14n' }, value(sealOf(2))),
  key(
    'seal',
    'seal-raw',
    'The same digest as raw is another seal',
    { ...sealed, profile: 'raw' },
    differs(sealOf(1), sealOf(2)),
  ),
  key(
    'seal',
    'seal-none',
    'Number and date only',
    { ...sealed, profile: 'none', documentDigest: '00'.repeat(32) },
    value(sha(domain('seal'), zero, open, zero, new Uint8Array(32), date('2007-11-08'), blind)),
  ),
  key(
    'claimKey',
    'claim-key',
    'The first claim before publication',
    { k: K, id: ID, index: 0 },
    value(claim('0')),
  ),
  key(
    'claimKey',
    'claim-key-10',
    'The eleventh: the index is written in decimal',
    { k: K, id: ID, index: 10 },
    differs(claim('10'), claim('1')),
  ),
  key(
    'claimMask',
    'claim-mask',
    'Mask over the later key',
    { k: K, id: ID, osf: 'US', index: 0 },
    value(mask('0')),
  ),
  key(
    'claimMask',
    'claim-mask-other',
    'No mask is used twice',
    { k: K, id: ID, osf: 'US', index: 1 },
    differs(mask('1'), mask('0')),
  ),
  key(
    'dateMask',
    'date-mask',
    'Mask over the claimed date',
    { k: K, id: ID, osf: 'US', index: 0 },
    value(dateMask),
  ),
  key(
    'maskKey',
    'masked-key',
    'The later key under its mask',
    { key: hex(later), mask: hex(mask('0')) },
    value(xor(later, mask('0'))),
  ),
  key(
    'maskDate',
    'masked-date',
    'A date under its mask: a number of 32 bits without sign',
    { date: 20071108, mask: 'ff000000' },
    { value: 0xfe3242c4 },
  ),
  key(
    'claimSeal',
    'claim-seal',
    'Seal of a claim',
    claimed,
    value(sha(domain('claim-seal'), zero, open, later, date('2007-11-08'), text('US'), mask('0'))),
  ),
  key('openKey', 'open-key-bad-id', 'An id that is none', { id: 'JP.P.' }, badId),
  key(
    'sealedKey',
    'sealed-key-other-right',
    'The same number of another right',
    { k: K, id: 'JP.U.2007290922' },
    differs(
      hmac(K, domain('sealed'), zero, text('JP.U.2007290922')),
      hmac(K, domain('sealed'), zero, text(ID)),
    ),
  ),
  key(
    'sealedKey',
    'sealed-key-other-code',
    'The same id under another code',
    { k: '1'.repeat(20), id: ID },
    differs(
      hmac('1'.repeat(20), domain('sealed'), zero, text(ID)),
      hmac(K, domain('sealed'), zero, text(ID)),
    ),
  ),
];
