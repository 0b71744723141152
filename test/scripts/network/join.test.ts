import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkNetwork } from '#node/network/check.ts';
import { joinNetwork } from '../../../scripts/network/join.ts';
import { type SampleFolder, samplePlan, writeSample } from '../../node/network/sample-network.ts';

describe('office that joins a network', () => {
  for (const engine of ['geth', 'besu'] as const) {
    describe(`on ${engine}`, () => {
      let sample: SampleFolder;
      let joining: string;

      before(async () => {
        sample = await writeSample(samplePlan(engine, ['JP', 'EP', 'US']));
        joining = join(sample.folder, '..', 'joining');
        await joinNetwork(joining, join(sample.folder, 'JP'), { office: 'NZ', seed: 'nz' });
      });
      after(() => sample.remove());

      it('gets files in which nothing is wrong, and which leave those of the members right', async () => {
        expect((await checkNetwork(joining)).findings).to.deep.equal([]);
        const member = join(sample.folder, 'EP');
        copyFileSync(join(joining, 'network.json'), join(member, 'network.json'));
        expect((await checkNetwork(member)).findings).to.deep.equal([]);
      });

      it('gets the genesis block and the deployment as they are, and secrets of its own', () => {
        const same = (file: string) =>
          expect(JSON.parse(readFileSync(join(joining, 'NZ', file), 'utf8'))).to.deep.equal(
            JSON.parse(readFileSync(join(sample.folder, 'JP', file), 'utf8')),
          );
        same('genesis.json');
        same('office/deployment.json');
        const { offices } = JSON.parse(readFileSync(join(joining, 'network.json'), 'utf8'));
        expect(offices.map(({ office, isFounder }: never) => [office, isFounder])).to.deep.equal([
          ['JP', true],
          ['EP', true],
          ['US', true],
          ['NZ', false],
        ]);
        const page = readFileSync(join(joining, 'README.md'), 'utf8');
        expect(page).to.include(
          `propose admit NZ --admin 0x${offices[3].admin} --validator 0x${offices[3].validator}`,
        );
      });

      it('is refused when it is there already, or nothing says what it joins', async () => {
        const from = join(sample.folder, 'JP');
        const code = (failing: Promise<unknown>) =>
          failing.then(
            () => undefined,
            (error) => error.code,
          );
        const place = join(sample.folder, '..', 'again');
        expect(await code(joinNetwork(place, from, { office: 'EP' }))).to.equal('OFFICE_TWICE');
        expect(await code(joinNetwork(joining, from, { office: 'CN' }))).to.equal('NETWORK_FOLDER_NOT_EMPTY');
        expect(await code(joinNetwork(place, place, { office: 'CN' }))).to.equal('NETWORK_FILE_MISSING');
        writeFileSync(join(from, 'genesis.json'), '[]');
        expect(await code(joinNetwork(place, from, { office: 'CN' }))).to.equal('NETWORK_FILE_INVALID');
        rmSync(join(from, 'office'), { recursive: true });
        expect(await code(joinNetwork(place, from, { office: 'CN' }))).to.equal('NETWORK_FILE_INVALID');
      });
    });
  }
});
