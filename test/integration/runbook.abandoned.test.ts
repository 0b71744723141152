/** A chain that is gone for good: what was anchored on it is verified from receipts and kept heads, and nothing else. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { ipanchor } from './cli-run.ts';
import { handIn, sampleOf, startService } from './fixtures/office-service.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';

const DOCUMENTS = ['trademark.xml', 'patent-publication.xml', 'patent-application.xml'] as const;

describe('runbook: a chain that must be abandoned', function () {
  this.timeout(120_000);
  let register: TestRegister;

  before(async () => {
    register = await startRegister();
  });
  after(() => register.close());

  it('keeps every receipt verifiable with one kept head, on a machine that has neither chain nor node', async () => {
    const operator = await register.admit('JP');
    const service = await startService(register, 'JP', operator);
    // Three heads, so that the first receipts are of other sizes than the one that is kept.
    for (const name of DOCUMENTS) await handIn(service, 'JP', name);
    const contracts = join(register.folder, 'deployment.json');
    const trusted = ['--chain', register.embedded.url, '--contracts', contracts];
    const kept = await service.node.reader.latestHead('JP', 1);
    await service.close();
    await register.embedded.stop();

    const data = join(register.folder, 'JP');
    const head = kept?.root ?? '';
    expect(kept?.size).to.equal(3);
    for (const name of DOCUMENTS) {
      const file = sampleOf('JP', name);
      const receipt = join(register.folder, `${name}.receipt.json`);
      const renewed = await ipanchor(['receipt', file, '--renew', '--data', data]);
      expect(renewed.code, renewed.stderr).to.equal(0);
      await writeFile(receipt, renewed.stdout);
      const verify = (...args: string[]) => ipanchor(['verify', ...args, '--receipt', receipt]);
      const verified = await verify(file, '--root', head);
      expect(verified.stdout, verified.stderr).to.match(/^verified\n/);
      expect(verified.code).to.equal(0);
      if (name !== DOCUMENTS[0]) continue;
      expect((await verify(file, ...trusted)).code).to.equal(1);
      expect((await verify(file, '--root', '00'.repeat(32))).code).to.equal(3);
      expect((await verify(sampleOf('JP', DOCUMENTS[1]), '--root', head)).code).to.equal(3);
    }
  });
});
