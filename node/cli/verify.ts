import { z } from 'zod';
import { formatDigest } from '#protocol/digest.ts';
import { parseLogId } from '#protocol/entry.ts';
import type { DocumentDigests } from '#protocol/receipt.ts';
import { type Verdict, type Verification, verdictOf, verifyReceipt } from '#protocol/verify.ts';
import type { ChainVerification } from '../chain-verification.ts';
import {
  type RegisterFinding,
  VERIFICATION_STEPS,
  type VerificationStep,
} from '../register/verification-findings.ts';
import { type Call, type Command, EXIT, type Exit } from './command.ts';
import { digestFile, readTextFile } from './document-file.ts';
import { CliError, wrongValue } from './errors.ts';
import { type ExtractInHand, extractInHand } from './extract-in-hand.ts';
import { gatewayClient } from './gateway-client.ts';
import { perform } from './node-access.ts';
import { CHAIN_OPTIONS, trustedChain } from './trusted-chain.ts';

/** A receipt without proof of the chain has less than 8 KB. */
const MOST_RECEIPT_BYTES = 1 << 20;

const EXITS: Readonly<Record<Verdict, Exit>> = {
  verified: EXIT.done,
  contradicted: EXIT.no,
  'not-recorded': EXIT.notKnown,
  incomplete: EXIT.unable,
};

/** As far as it is told; what the gateway is newer than is refused by its form. */
const FINDING = z.object({
  code: z.enum(Object.keys(VERIFICATION_STEPS) as VerificationStep[]), // the keys of a const object
  result: z.enum(['holds', 'note', 'unknown', 'absent', 'fails']),
  message: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
});
const ANSWER = z.looseObject({ findingBag: z.array(FINDING) });
const STATUS = z.looseObject({ finding: FINDING });

export const command: Command = {
  name: 'verify',
  summary:
    'Verifies a document with its receipt: against the chain, by a gateway, or offline against a tree head you trust. Of an extract it says whether the register still says the same.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    receipt: { type: 'string', value: 'FILE', help: 'the receipt (FILE.receipt.json)' },
    ...CHAIN_OPTIONS,
    root: { type: 'string', value: 'HEX', help: 'offline: root of the tree head at the size of the receipt' },
    gateway: {
      type: 'string',
      value: 'URL',
      help: 'ask this gateway: it is sent receipt and digests, and of an extract what it states',
    },
  },
  example: [
    'ipanchor verify application.xml --receipt application.receipt.json \\',
    '  --chain http://127.0.0.1:8545 --contracts deployment.json',
  ].join('\n'),
  async run(call) {
    const [file = ''] = call.arguments;
    const root = call.text('root');
    if (root !== undefined && !/^[0-9a-f]{64}$/.test(root)) {
      throw wrongValue('--root', root, '64 lower-case hexadecimal digits');
    }
    const receipt = await readTextFile(call.text('receipt') ?? `${file}.receipt.json`, MOST_RECEIPT_BYTES);
    const { profile, digest, rawDigest } = await digestFile(file);
    const document = { profile, digest, rawDigest };
    const gateway = call.text('gateway');
    if (gateway !== undefined && (root !== undefined || call.text('chain') !== undefined))
      throw new CliError('WRONG_USE', '--gateway goes without --root and --chain');
    const extract = await extractInHand(file, receipt);
    const { findings, ...verification } =
      gateway !== undefined
        ? await byGateway(gateway, receipt, document, extract)
        : root !== undefined
          ? withFindings(verifyReceipt({ receipt, document, head: { root } }), extract.findings)
          : withFindings(await onChain(call, receipt, document), [
              ...extract.findings,
              ...(await currency(call, extract)),
            ]);
    const verdict = verdictOf(findings);
    tell(call, { ...verification, verdict, findings });
    const { entry } = verification;
    const value = { file, digest: formatDigest(profile, digest), verdict, findings, entry };
    return { exit: exitOf(verdict, findings), value };
  },
};

/** A superseded extract is authentic, and says what no longer is so: a person has to look at it. */
function exitOf(verdict: Verdict, findings: readonly RegisterFinding[]): Exit {
  const isSuperseded = findings.some(({ code }) => code === 'EXTRACT_SUPERSEDED');
  return verdict === 'verified' && isSuperseded ? EXIT.notKnown : EXITS[verdict];
}

type Checked = Omit<ChainVerification, 'verdict'>;

function withFindings(verification: Checked, more: readonly RegisterFinding[]): Checked {
  return { ...verification, findings: [...verification.findings, ...more] };
}

/** One's own node says whether an extract is current; a chain alone has no index of claims. */
async function currency(call: Call, { statement }: ExtractInHand): Promise<RegisterFinding[]> {
  if (statement === undefined) return [];
  if (call.text('chain') !== undefined) {
    call.print('whether the extract is current was not asked: --gateway, or your own node, says it');
    return [];
  }
  const { finding } = STATUS.parse(await perform(call, 'extractStatus', { statement }));
  return [finding];
}

async function byGateway(
  gateway: string,
  receipt: string,
  { profile, digest, rawDigest }: DocumentDigests,
  { statement, findings }: ExtractInHand,
): Promise<Checked> {
  const local = verifyReceipt({ receipt, head: { unknown: 'the gateway is asked' } });
  if (local.receipt === undefined) return local;
  const digests = [...new Set([formatDigest(profile, digest), formatDigest('raw', rawDigest)])];
  const body = {
    receipt: JSON.parse(receipt),
    documentDigestBag: digests,
    ...(statement !== undefined && { statement }),
  };
  const answer = ANSWER.parse(await gatewayClient(gateway).call('verifyDocument', { body }));
  // What the gateway is not told it does not find: that the file is no extract, for one.
  const own = statement === undefined ? findings : [];
  return { ...local, findings: [...answer.findingBag, ...own] };
}

async function onChain(call: Call, receipt: string, document: DocumentDigests): Promise<ChainVerification> {
  // The chain is loaded only where it is asked: offline verification needs neither network nor contracts.
  const [{ connectChain }, { verifyOnChain }] = await Promise.all([
    import('../chain/connection.ts'),
    import('../chain-verification.ts'),
  ]);
  const { access, deployment } = await trustedChain(call);
  const chain = await connectChain({ ...access, expected: deployment });
  try {
    return await verifyOnChain(chain, deployment, receipt, document);
  } finally {
    chain.close();
  }
}

const MARKS = { holds: '✓', note: '·', unknown: '?', absent: '–', fails: '✗' } as const;

function tell(call: Call, { verdict, findings, receipt, entry }: Verification | ChainVerification): void {
  call.print(verdict);
  for (const { code, result, message } of findings) call.print(`  ${MARKS[result]} ${code}: ${message}`);
  if (entry === undefined || receipt === undefined) return;
  const { office, logNumber } = parseLogId(entry.log);
  call.print(`  ${entry.kind} of ${entry.subject}, issued ${entry.issuedAt}`);
  call.print(
    `  entry ${receipt.leafIndex} of log ${logNumber} of ${office}, head of size ${receipt.treeSize}`,
  );
}
