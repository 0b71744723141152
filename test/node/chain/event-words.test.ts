import { expect } from 'chai';
import { AbiCoder, type EventFragment, Interface } from 'ethers';
import fc from 'fast-check';
import {
  ApplicationRegisterAbi,
  DocumentLogAbi,
  OfficeDirectoryAbi,
  PriorityRegisterAbi,
} from '#node/chain/abi.generated.ts';
import { type ContractName, decodeEvent } from '#node/chain/contracts.ts';
import { readWords, wordReader } from '#node/chain/event-words.ts';

const ABIS: Readonly<Record<ContractName, Interface>> = {
  ApplicationRegister: new Interface(ApplicationRegisterAbi),
  DocumentLog: new Interface(DocumentLogAbi),
  OfficeDirectory: new Interface(OfficeDirectoryAbi),
  PriorityRegister: new Interface(PriorityRegisterAbi),
};
const TYPES = ['bytes1', 'bytes2', 'bytes32', 'uint8', 'uint32', 'uint64', 'uint256', 'bool'];
const word = fc.stringMatching(/^[0-9a-fA-F]{64}$/);
const address = fc.stringMatching(/^[0-9a-f]{40}$/).map((digits) => digits.padStart(64, '0'));

describe('words of events', () => {
  it('are read as ethers reads them, whatever stands in them', () => {
    for (const type of TYPES) {
      const reader = wordReader(type)!;
      fc.assert(
        fc.property(word, (written) => {
          const [expected] = AbiCoder.defaultAbiCoder().decode([type], `0x${written}`);
          expect(readWords([reader], `0x${written}`), type).to.deep.equal([expected]);
        }),
      );
    }
  });

  it('are read as ethers reads them in every event of the contracts', () => {
    for (const [contract, abi] of Object.entries(ABIS) as [ContractName, Interface][]) {
      const events = abi.fragments.filter((fragment): fragment is EventFragment => fragment.type === 'event');
      expect(events.length, contract).to.be.above(2);
      for (const { inputs, name, topicHash } of events) {
        if (inputs.some(({ type }) => type === 'string')) continue;
        const values = fc.tuple(...inputs.map(({ type }) => (type === 'address' ? address : word)));
        fc.assert(
          fc.property(values, (words) => {
            const of = (indexed: boolean) => words.filter((_, place) => inputs[place]?.indexed === indexed);
            const topics = [topicHash, ...of(true).map((value) => `0x${value}`)];
            const log = { topics, data: `0x${of(false).join('')}` };
            expect(decodeEvent(contract, log)?.args, name).to.deep.equal(abi.parseLog(log)?.args.toObject());
          }),
          { numRuns: 20 },
        );
      }
    }
  });

  it('are refused where something else stands', () => {
    const reader = wordReader('uint64')!;
    for (const data of ['', '0x', `0x${'0'.repeat(63)}`, `0x${'g'.repeat(64)}`, '0'.repeat(66)])
      expect(() => readWords([reader], data), data).to.throw(RangeError);
    expect(() => readWords([wordReader('address')!], `0x${'1'.repeat(64)}`)).to.throw(RangeError);
  });

  it('are not made of a type that takes more than one, or that no event has', () => {
    for (const type of ['string', 'bytes', 'uint8[]', 'tuple', 'int8'])
      expect(wordReader(type)).to.equal(undefined);
  });
});
