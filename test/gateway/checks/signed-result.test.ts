import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CompactSign, exportJWK, generateKeyPair, UnsecuredJWT } from 'jose';
import { publishedKeys, verifyResult } from '#gateway/checks/signed-result.ts';
import { openSigner, type ResultSigner, rotateSigningKey } from '#gateway/checks/signing.ts';
import { newFolder } from '../../node/intake/office-fixture.ts';

const RESULT = { iat: 1_795_169_605, question: { a: 1 }, verdict: 'confirmed' };

describe('a signed result that was kept', () => {
  let folder: string;
  let path: string;
  let signer: ResultSigner;
  before(async () => {
    folder = newFolder();
    path = join(folder, 'signing-keys.json');
    signer = await openSigner(path);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const outcomeOf = async (text: string, keys = signer.keys) => (await verifyResult(text, keys)).outcome;

  it('holds under the key that signed it, also after that was replaced', async () => {
    const text = await signer.sign(RESULT);
    const found = await verifyResult(`\n${text}\n`, signer.keys);
    expect(found).to.deep.equal({ outcome: 'holds', kid: signer.keys[0]?.kid, payload: RESULT });
    await rotateSigningKey(path);
    expect(await outcomeOf(text, (await openSigner(path)).keys)).to.equal('holds');
  });

  it('fails when a letter of it was changed', async () => {
    const [header = '', payload = '', signature = ''] = (await signer.sign(RESULT)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...RESULT, verdict: 'contradicted' })).toString('base64url');
    expect(await outcomeOf(`${header}.${changed}.${signature}`)).to.equal('fails');
    const last = signature.at(10) === 'A' ? 'B' : 'A';
    const spoilt = `${signature.slice(0, 10)}${last}${signature.slice(11)}`;
    expect(await outcomeOf(`${header}.${payload}.${spoilt}`)).to.equal('fails');
  });

  it('fails when it is no result: nothing, text, unsigned, another algorithm, or signed for something else', async () => {
    const unsigned = new UnsecuredJWT(RESULT).encode();
    for (const text of ['', 'x', 'a.b.c', unsigned]) expect(await outcomeOf(text)).to.equal('fails');
    expect(await outcomeOf(await signer.sign({ verdict: 'confirmed' }))).to.equal('fails');
    expect(await outcomeOf(await signer.sign([]))).to.equal('fails');
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k'.repeat(43), use: 'sig', alg: 'EdDSA' };
    const keys = publishedKeys.parse({ keys: [jwk] });
    const other = await new CompactSign(new TextEncoder().encode(JSON.stringify(RESULT)))
      .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid, typ: 'JWT' })
      .sign(privateKey);
    expect(keys).to.have.length(1);
    expect(await outcomeOf(other, keys)).to.equal('fails');
  });

  it('is neither true nor false under keys that do not have its own', async () => {
    const other = await openSigner(join(folder, 'other.json'));
    expect(await outcomeOf(await other.sign(RESULT))).to.equal('unknown');
    expect(await outcomeOf(await other.sign(RESULT), [])).to.equal('unknown');
  });

  it('is no longer known once the entry of its key, which was stolen, is taken out of the file', async () => {
    const stolen = join(folder, 'stolen.json');
    const text = await (await openSigner(stolen)).sign(RESULT);
    await rotateSigningKey(stolen);
    const { keys } = JSON.parse(readFileSync(stolen, 'utf8'));
    writeFileSync(stolen, JSON.stringify({ keys: keys.slice(0, 1) }));
    expect(await outcomeOf(text, (await openSigner(stolen)).keys)).to.equal('unknown');
  });

  it('holds under a key set with keys twice, of other kinds, damaged, or with more members', async () => {
    const [key] = signer.keys;
    const strange = [{ kty: 'NEW' }, { ...key, x: 'short' }, 7, { ...key, since: '2026' }, key];
    const keys = publishedKeys.parse({ keys: strange, issuer: 'JP' });
    expect(keys).to.deep.equal([key, key]);
    expect(await outcomeOf(await signer.sign(RESULT), keys)).to.equal('holds');
    for (const none of [{}, [], { keys: 'x' }, null])
      expect(publishedKeys.safeParse(none).success).to.equal(false);
  });
});
