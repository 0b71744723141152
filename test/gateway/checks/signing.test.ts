import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type CompactVerifyResult, compactVerify, createLocalJWKSet, decodeProtectedHeader } from 'jose';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import type { CheckServices } from '#gateway/checks/services.ts';
import { openSigner, type PublicKey, rotateSigningKey } from '#gateway/checks/signing.ts';
import { newFolder } from '../../node/intake/office-fixture.ts';
import { LATER } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf, readmeExample } from '../fixture.ts';

const PATH = '/api/v1/priority-checks';
const CLAIM = { office: 'JP', rightType: 'P', applicationNumber: '2026-000001', filingDate: '2026-01-15' };
const REQUEST = { laterApplication: LATER, priorityClaimBag: [CLAIM] };

const jsonOf = ({ payload }: CompactVerifyResult) => JSON.parse(new TextDecoder().decode(payload));

describe('signed results', () => {
  let folder: string;
  let keyFile: string;
  let gateway: GatewayFixture;
  beforeEach(async () => {
    folder = newFolder();
    keyFile = join(folder, 'signing-keys.json');
    gateway = await serve();
  });
  afterEach(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const serve = async () => createGateway({ checks: { signer: await openSigner(keyFile) } as CheckServices });
  const keys = async () =>
    (await (await fetch(`${gateway.url}/api/v1/keys`)).json()) as { keys: PublicKey[] };
  const signed = async () =>
    answerOf(priorityCheckAnswer, await gateway.post(PATH, { ...REQUEST, signed: true }));

  it('hold the exact answer, the question and the time, under a published key', async () => {
    const { signedResult = '', ...answer } = await signed();
    const { iat, question, ...rest } = jsonOf(
      await compactVerify(signedResult, createLocalJWKSet(await keys())),
    );
    expect(rest).to.deep.equal(answer);
    expect(question).to.deep.equal(REQUEST);
    expect(iat).to.equal(Date.parse('2026-11-20T10:00:05Z') / 1000);
    const header = decodeProtectedHeader(signedResult);
    expect(header).to.include({ alg: 'EdDSA', typ: 'vnd.ipanchor.result+jws' });
    expect(header.kid).to.match(/^[\w-]{43}$/);
  });

  it('say nothing of the keys that were shown', async () => {
    const keyed = { ...CLAIM, keys: { sealedKey: 'ab'.repeat(32) } };
    const response = await gateway.post(`${PATH}?signed=true`, { ...REQUEST, priorityClaimBag: [keyed] });
    const { signedResult = '' } = await answerOf(priorityCheckAnswer, response);
    const { question } = jsonOf(await compactVerify(signedResult, createLocalJWKSet(await keys())));
    expect(question.priorityClaimBag).to.deep.equal([CLAIM]);
  });

  it('are not made unless asked for, and refused where there is no key', async () => {
    const plain = await createGateway();
    expect(await answerOf(priorityCheckAnswer, await plain.post(PATH, REQUEST))).to.not.have.property(
      'signedResult',
    );
    const response = await plain.post(PATH, { ...REQUEST, signed: true });
    expect(await problemOf(response)).to.include({ code: 'SIGNING_UNAVAILABLE', status: 422 });
    expect(response.headers.has('Retry-After')).to.equal(false); // waiting does not help
    expect(await (await fetch(`${plain.url}/api/v1/keys`)).json()).to.deep.equal({ keys: [] });
    await plain.close();
  });

  it('do not verify when a character is changed', async () => {
    const { signedResult = '' } = await signed();
    const [header, payload = '', signature] = signedResult.split('.');
    const flipped = `${header}.${payload.slice(0, 40)}${payload[40] === 'A' ? 'B' : 'A'}${payload.slice(41)}.${signature}`;
    const outcome = await compactVerify(flipped, createLocalJWKSet(await keys())).catch(({ code }) => code);
    expect(outcome).to.equal('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  it('are verified after the key was replaced, and no private part is ever published', async () => {
    const { signedResult = '' } = await signed();
    const before = decodeProtectedHeader(signedResult).kid;
    const kid = await rotateSigningKey(keyFile);
    await gateway.close();
    gateway = await serve();
    const published = await keys();
    expect(published.keys.map(({ kid: each }) => each)).to.deep.equal([kid, before]);
    expect(JSON.stringify(published)).to.not.include('"d"');
    expect(JSON.parse(readFileSync(keyFile, 'utf8')).keys[1]).to.not.have.property('d');
    await compactVerify(signedResult, createLocalJWKSet(published));
    expect(decodeProtectedHeader((await signed()).signedResult ?? '').kid).to.equal(kid);
  });

  it('are under keys as in the example of the README', async () => {
    const example = readmeExample('keys answer') as { keys: object[] };
    for (const {
      keys: [key],
    } of [example, await keys()])
      expect(Object.keys(key ?? {})).to.deep.equal(['kty', 'crv', 'x', 'kid', 'use', 'alg']);
  });

  it('are by the same key after a restart, in a file that only its owner can read', async () => {
    const [first] = (await keys()).keys;
    expect((await openSigner(keyFile)).keys[0]).to.deep.equal(first);
    if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).to.equal(0o600);
  });

  it('are not made with a file that is damaged, and the error does not quote it', async () => {
    for (const text of ['{"keys":[]}', '{"keys":[{"d":"hidden"}]}', 'hidden', '']) {
      writeFileSync(keyFile, text);
      const error = await openSigner(keyFile).catch((thrown: unknown) => thrown);
      expect(error).to.include({ code: 'SIGNING_KEYS_INVALID' });
      expect(String((error as Error).stack)).to.not.include('hidden');
    }
    chmodSync(keyFile, 0o600);
  });
});
