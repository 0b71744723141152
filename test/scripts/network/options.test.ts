import { expect } from 'chai';
import { HELP, readOptions } from '../../../scripts/network/options.ts';

describe('options of the network generator', () => {
  const needed = ['--engine', 'geth', '--offices', 'JP,EP', '--out', 'there'];
  const problem = (...args: string[]): string => {
    try {
      readOptions(args);
    } catch (error) {
      expect(error).to.include({ code: 'WRONG_USE' });
      return (error as Error).message;
    }
    throw new Error('nothing was thrown');
  };

  it('reads them', () => {
    expect(
      readOptions([...needed, '--seed', 's', '--port', '2000', '--hosts', 'EP=192.0.2.1']),
    ).to.deep.equal({
      ...{ engine: 'geth', offices: ['JP', 'EP'], out: 'there', json: false, seed: 's' },
      ...{ hosts: { EP: '192.0.2.1' }, port: 2000 },
    });
    expect(readOptions(['--help'])).to.equal(undefined);
    expect(HELP).to.include('--offices');
  });

  it('names what is missing, all at once', () => {
    expect(problem()).to.equal('missing: --engine, --offices, --out');
  });

  for (const [option, value, said] of [
    ['--engine', 'anvil', 'besu or geth'],
    ['--offices', 'JP,ZZ', 'ST.3 has no ZZ'],
    ['--offices', 'JP,SU', 'no longer in use'],
    ['--offices', 'JP,EP,JP', 'each office once (JP)'],
    ['--offices', '', 'needs a value'],
    ['--hosts', 'US=192.0.2.1', 'once for an office'],
    ['--hosts', 'JP=node.example', 'an IP address'],
    ['--hosts', 'JP=192.0.2.1,JP=192.0.2.2', 'once for an office'],
    ['--port', '80', 'from 1024'],
    ['--port', '65530', 'to 65496'],
    ['--block-seconds', '0', 'from 1'],
    ['--block-seconds', '1.5', 'a whole number'],
  ] as const) {
    it(`refuses ${option} ${value}`, () => {
      const index = needed.indexOf(option);
      const args = index < 0 ? [...needed, option, value] : needed.with(index + 1, value);
      expect(problem(...args)).to.include(said);
    });
  }
});
