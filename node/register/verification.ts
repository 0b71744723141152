/**
 * Verifies a document against the register: by its receipt, or by its digest against the record of an application.
 *
 * Looks up what only the chain knows, leaves the receipt itself to #protocol/verify.ts, and adds what a register
 * knows beside: who was allowed to write, what was revoked or withdrawn since, what is final.
 */

import { toHex } from '#protocol/bytes.ts';
import { type DigestProfile, parseDigest } from '#protocol/digest.ts';
import { type LogEntry, subjectOffice } from '#protocol/entry.ts';
import { type ReadReceipt, type Receipt, readReceipt } from '#protocol/receipt.ts';
import type { RegisterStatement } from '#protocol/register-statement.ts';
import { type Verdict, type VerificationInput, verdictOf, verifyReceipt } from '#protocol/verify.ts';
import { currencyStep, subjectStep } from './extract-currency.ts';
import type { AnchoredHead, RegisterReader } from './reader.ts';
import { type ApplicationSought, applicationSteps, readingsOf, verifyRecord } from './record-verification.ts';
import {
  finalityStep,
  headInForceStep,
  keyAuthorisedStep,
  keyTrustedStep,
  notRevokedStep,
  type RegisterFinding,
  type RevocationFacts,
  unknown,
} from './verification-findings.ts';

/** What the verifier trusts: its own register and its own knowledge of the chain, never the receipt. */
export interface Trusted {
  readonly reader: RegisterReader;
  readonly chainId: string; // decimal
  readonly documentLog: string; // address of the contract, 0x and 40 hex digits
  readonly finalized: number | undefined; // newest final block; undefined when the chain could not be asked
}

export interface DocumentToVerify {
  readonly receipt?: string | ReadReceipt; // its text, or what was read of it
  readonly digests?: readonly string[]; // `<profile>:<hash>` of the document in hand, at most one for each profile
  readonly application?: ApplicationSought; // MUST be given where there is no receipt
  /** Of the extract in hand: is it current? That it stands in that document is the caller's to know. */
  readonly statement?: RegisterStatement;
}

export interface DocumentVerification {
  readonly verdict: Verdict;
  readonly findings: readonly RegisterFinding[];
  readonly entry?: LogEntry;
  readonly head?: AnchoredHead; // the head that the receipt is checked against
}

/**
 * @throws ProtocolError when the receipt cannot be read (its text is not a receipt, or of an unknown version), and
 * whatever the reader throws when it could not find out
 */
export async function verifyDocument(
  trusted: Trusted,
  asked: DocumentToVerify,
): Promise<DocumentVerification> {
  const { receipt, digests = [], application } = asked;
  if (typeof receipt === 'string') return verifyByReceipt(trusted, readReceipt(receipt), asked);
  if (receipt !== undefined) return verifyByReceipt(trusted, receipt, asked);
  if (application === undefined) throw new TypeError('"application" is needed where there is no receipt');
  const findings = await verifyRecord(trusted.reader, application, digests, trusted.finalized);
  return { verdict: verdictOf(findings), findings };
}

async function verifyByReceipt(
  trusted: Trusted,
  read: ReadReceipt,
  { digests, application, statement }: DocumentToVerify,
): Promise<DocumentVerification> {
  const { reader } = trusted;
  const { receipt, entry, log } = read;
  // A log of another chain or contract is never looked up in this one.
  const isHere = String(log.chainId) === trusted.chainId;
  const isFollowed = isHere && log.address === trusted.documentLog;
  const head = isFollowed ? await reader.head(log.office, log.logNumber, receipt.treeSize) : undefined;
  // The members listed its contract too, and it is not the one that is followed here.
  const isHandedOver = isHere && !isFollowed && (await reader.isListed('DocumentLog', log.address.slice(2)));
  const grantor = subjectOffice(entry.subject);
  // As it was when the head was recorded: a delegation that ended later does not undo what was issued under it.
  const isDelegated =
    grantor !== log.office && (await reader.delegated(grantor, log.office, head?.blockNumber));
  const subject = application && subjectSought(application, entry);
  const { findings: steps } = verifyReceipt({
    receipt: read,
    expected: {
      log: { chainId: Number(trusted.chainId), address: isHandedOver ? log.address : trusted.documentLog },
      ...(subject !== undefined && { subject }),
    },
    ...(digests !== undefined && { document: documentFrom(digests) }),
    delegated: () => isDelegated,
    head: isHandedOver
      ? { unknown: 'its log is in a contract that gave over its place, which is not followed here' }
      : head === undefined
        ? 'absent'
        : { root: head.root, anchor: anchorOf(head) },
  });
  const findings: RegisterFinding[] = [
    ...steps,
    ...(application !== undefined && subject === undefined
      ? [unknown('SUBJECT_EXPECTED', 'which application is meant: its number cannot be read')]
      : []),
    ...(head === undefined ? [] : await headSteps(trusted, read, head)),
    ...(statement === undefined
      ? []
      : [subjectStep(entry, statement), await currencyStep(reader, statement)]),
    ...(entry.kind === 'data-package'
      ? []
      : await applicationSteps(
          reader,
          entry.subject,
          application?.keys?.sealedKey ?? statement?.sealedKey ?? undefined,
        )),
  ];
  return { verdict: verdictOf(findings), findings, entry, ...(head !== undefined && { head }) };
}

async function headSteps(
  { reader, finalized }: Trusted,
  read: ReadReceipt,
  head: AnchoredHead,
): Promise<RegisterFinding[]> {
  const { office, blockNumber } = head;
  const authorisation = await reader.keyAuthorisation(office, head.key, blockNumber, 'recorder');
  const goodSize = head.holds ? head.size : ((await reader.latestHead(office, head.logNumber))?.size ?? 0);
  return [
    headInForceStep({ holds: head.holds, goodSize, leafIndex: read.receipt.leafIndex }),
    keyAuthorisedStep(authorisation !== undefined, head.key),
    keyTrustedStep(blockNumber, authorisation?.compromisedSince),
    notRevokedStep(await revocationOf(reader, read, office)),
    finalityStep(blockNumber, finalized),
  ];
}

async function revocationOf(
  reader: RegisterReader,
  { leaf }: ReadReceipt,
  office: string,
): Promise<RevocationFacts | undefined> {
  const revocation = await reader.revocation(office, toHex(leaf));
  if (revocation === undefined) return undefined;
  const { key, blockNumber } = revocation;
  const since = (await reader.keyAuthorisation(office, key, blockNumber))?.compromisedSince;
  const marked = since !== undefined && blockNumber >= since;
  return { ...revocation, compromisedSince: marked ? since : undefined };
}

/** Both digests tell byte for byte from canonically equal; one alone is compared as far as it goes. */
function documentFrom(digests: readonly string[]): NonNullable<VerificationInput['document']> {
  const [stated = ''] = digests;
  if (digests.length < 2) return { stated };
  const given = digests.map(parseDigest);
  const of = (profile: DigestProfile) => given.find((one) => one.profile === profile)?.hash ?? '';
  return { profile: 'c14n', digest: of('c14n'), rawDigest: of('raw') };
}

/** The application asked about, in the reading that the entry is of where there is one; undefined: unreadable. */
function subjectSought(application: ApplicationSought, entry: LogEntry): string | undefined {
  const readings = readingsOf(application);
  return readings.includes(entry.subject) ? entry.subject : readings[0];
}

function anchorOf({ blockNumber, blockHash, transactionHash, recordedAt }: AnchoredHead): Receipt['anchor'] {
  return { blockNumber, blockHash, transactionHash, recordedAt };
}
