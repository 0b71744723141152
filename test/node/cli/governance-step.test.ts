import { expect } from 'chai';
import type { Call } from '#node/cli/command.ts';
import { beginningOf, sinceOf, valuesOf } from '#node/cli/governance-step.ts';

const ADDRESS = `0x${'ab'.repeat(20)}`;

function callWith(options: Readonly<Record<string, string>>): Call {
  const call: unknown = { text: (option: string) => options[option] };
  return call as Call; // nothing else of it is asked
}

const wrong = (ask: () => unknown): string[] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof Error && 'fields' in error)
      return (error.fields as { field: string }[]).map(({ field }) => field);
    throw error;
  }
  return [];
};

describe('steps of governance', () => {
  const needs = { subjects: ['office', 'delegate'], required: ['admin'], optional: ['validator'] } as const;

  it('take subjects by place and the rest by name', () => {
    const call = callWith({ admin: ADDRESS });
    expect(valuesOf(call, 'x', needs, ['JP', 'EP'])).to.deep.equal({
      office: 'JP',
      delegate: 'EP',
      admin: ADDRESS,
    });
    expect(valuesOf(call, 'x', needs, ['JP', 'EP'], { validator: ADDRESS })).to.include({
      validator: ADDRESS,
    });
  });

  it('name all that is wrong as it was to be typed', () => {
    const call = callWith({ validator: 'someone', digest: '00' });
    const fields = wrong(() => valuesOf(call, 'x', needs, ['jp', 'EP', 'US']));
    expect(fields).to.have.members(['OFFICE', '--admin', '--validator', '--digest', 'US']);
    expect(wrong(() => valuesOf(callWith({ admin: ADDRESS }), 'x', needs, ['JP']))).to.deep.equal([
      'DELEGATE',
    ]);
  });

  it('take the beginning of a number, of a length that means something', () => {
    expect(beginningOf('0x7F3a')).to.equal('7f3a');
    expect(beginningOf('ab'.repeat(32))).to.have.length(64);
    for (const text of ['', '7f3', '0x7f3', 'admit', 'ab'.repeat(33)])
      expect(
        wrong(() => beginningOf(text)),
        text,
      ).to.deep.equal(['ID']);
  });

  it('take a block to begin at', () => {
    expect(sinceOf(callWith({}))).to.equal(undefined);
    expect(sinceOf(callWith({ since: '0' }))).to.equal(0);
    for (const since of ['-1', '1.5', 'yesterday', '']) {
      expect(
        wrong(() => sinceOf(callWith({ since }))),
        since,
      ).to.deep.equal(['--since']);
    }
  });
});
