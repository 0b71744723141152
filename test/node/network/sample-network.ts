/** The files of a small network with contracts of one byte: made in a moment, and whole for whoever checks them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keccak256 } from 'ethers';
import type { Engine } from '#node/network/description.ts';
import { networkFiles, type Shared, writeNetwork } from '../../../scripts/network/folders.ts';
import { sharedBy } from '../../../scripts/network/generate.ts';
import { type NetworkPlan, planNetwork } from '../../../scripts/network/plan.ts';

const address = (digit: string): string => digit.repeat(40);
const CODE = '0x00';

export function samplePlan(
  engine: Engine = 'geth',
  offices = ['JP', 'EP', 'US'],
  seed = 'sample',
): NetworkPlan {
  return planNetwork({ engine, offices, seed });
}

export function sampleShared(plan: NetworkPlan): Shared {
  const account = { nonce: '0x1', balance: '0x0', code: CODE, storage: { [`0x${'0'.repeat(64)}`]: '0x01' } };
  const contract = (digit: string) => ({
    address: address(digit),
    block: 0,
    codeHash: keccak256(CODE).slice(2),
  });
  return sharedBy(plan, {
    alloc: Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((digit) => [address(digit), account])),
    validatorSet: address('5'),
    deployment: {
      chainId: plan.chainId,
      governor: address('6'),
      contracts: {
        OfficeDirectory: contract('1'),
        ApplicationRegister: contract('2'),
        PriorityRegister: contract('3'),
        DocumentLog: contract('4'),
      },
    },
  });
}

export interface SampleFolder {
  readonly folder: string;
  remove(): void;
}

export async function writeSample(plan = samplePlan()): Promise<SampleFolder> {
  const place = mkdtempSync(join(tmpdir(), 'ipanchor-files-'));
  const folder = join(place, 'network');
  await writeNetwork(folder, await networkFiles(plan, sampleShared(plan), '# Sample\n'));
  return { folder, remove: () => rmSync(place, { recursive: true, force: true }) };
}
