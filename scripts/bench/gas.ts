import { randomBytes } from 'node:crypto';
import { encodeCall } from '#node/chain/contracts.ts';
import {
  dateUint,
  numberBytes,
  officeBytes,
  profileUint,
  rightTypeByte,
  withPrefix,
} from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import { toHex } from '#protocol/bytes.ts';
import { consistencyPath, rootAt, subtrees } from '#protocol/tree.ts';
import { atMost, type Measure } from './measure.ts';
import { type BenchRegister, startRegister } from './register.ts';

const BATCH = 300;
const OFFICE = officeBytes('JP');
/** One leaf less than a power of two makes the longest proof of its size. */
const SIZES = [1, 3, 255, 4_095, 65_535, 262_143, 262_144, 524_287, 524_288];
const MAX_TRANSACTION_GAS = 16_777_216; // EIP-7825

const randomHash = (): string => withPrefix(randomBytes(32).toString('hex'));
const item = {
  rightType: rightTypeByte('P'),
  profile: profileUint('c14n'),
  filingDate: dateUint('2026-11-21'),
};

async function used(
  register: BenchRegister,
  contract: 'ApplicationRegister' | 'DocumentLog',
  data: string,
): Promise<number> {
  const to = register.deployment.contracts[contract].address;
  const receipt = await sendAndWait(register.chain, register.operator, { to, data });
  return Number(receipt.gasUsed);
}

async function appends(register: BenchRegister): Promise<number[]> {
  const hashAt = subtrees(
    Array.from({ length: SIZES.at(-1)! }, (_, leaf) => new Uint8Array(32).fill(1 + (leaf % 251))),
  );
  const gas: number[] = [];
  let latest = 0;
  for (const size of SIZES) {
    const proof = consistencyPath(latest, size, hashAt).map((hash) => withPrefix(toHex(hash)));
    const root = withPrefix(toHex(rootAt(size, hashAt)));
    gas.push(
      await used(
        register,
        'DocumentLog',
        encodeCall('DocumentLog', 'append', OFFICE, 1n, BigInt(size), root, proof),
      ),
    );
    latest = size;
  }
  return gas;
}

export async function benchGas(): Promise<Measure[]> {
  const register = await startRegister();
  try {
    const sealed = Array.from({ length: BATCH }, () => ({ ...item, key: randomHash(), seal: randomHash() }));
    const open = Array.from({ length: BATCH }, (_, n) => ({
      ...item,
      number: numberBytes(String(n).padStart(32, '0')),
      digest: randomHash(),
    }));
    const sealedGas = await used(
      register,
      'ApplicationRegister',
      encodeCall('ApplicationRegister', 'recordSealed', OFFICE, sealed),
    );
    const openGas = await used(
      register,
      'ApplicationRegister',
      encodeCall('ApplicationRegister', 'recordOpen', OFFICE, open),
    );
    const heads = await appends(register);
    const unit = 'gas';
    return [
      atMost(52_000, {
        ...{ id: 'gas-sealed', what: `a sealed application in a batch of ${BATCH}`, unit },
        ...{ value: sealedGas / BATCH, detail: `${sealedGas} for the transaction` },
      }),
      atMost(54_000, {
        ...{
          id: 'gas-open',
          what: `an open application in a batch of ${BATCH}, numbers of 32 characters`,
          unit,
        },
        ...{ value: openGas / BATCH, detail: `${openGas} for the transaction` },
      }),
      atMost(120_000, {
        ...{ id: 'gas-append', what: 'the dearest append of a tree head', unit, value: Math.max(...heads) },
        detail: SIZES.map((size, place) => `${heads[place]} at ${size}`).join(', '),
      }),
      atMost(MAX_TRANSACTION_GAS, {
        ...{
          id: 'gas-transaction',
          what: 'the dearest transaction',
          unit,
          value: Math.max(sealedGas, openGas, ...heads),
        },
        detail: `batches of ${BATCH}`,
      }),
    ];
  } finally {
    await register.close();
  }
}
