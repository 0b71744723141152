import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { z } from 'zod';
import { priorityCheckRequest } from '#gateway/checks/priority-form.ts';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { describeContract, type OpenApiDocument } from '#gateway/openapi.ts';
import { Components } from '#gateway/openapi-schemas.ts';
import { operation } from '#gateway/operation.ts';
import { verificationRequest } from '#gateway/verifications.ts';
import { parseSidecar } from '#node/intake/sidecar.ts';
import { HASH } from '../node/register/fixture.ts';
import { ContractCheck } from './contract-check.ts';
import { createGateway, type GatewayFixture, readmeExample } from './fixture.ts';

const generated: OpenApiDocument = JSON.parse(
  readFileSync(new URL('../../gateway/openapi.generated.json', import.meta.url), 'utf8'),
);
const contract = new ContractCheck(generated);
const bodyOf = (path: string) =>
  contract.schema('paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema');

describe('the contract', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway();
  });
  after(() => gateway.close());

  it('is served as it was generated, for every resource that this gateway has', async () => {
    for (const path of ['/api/v1/openapi.json', '/openapi.json']) {
      const served = (await (await fetch(gateway.url + path)).json()) as OpenApiDocument;
      for (const [name, methods] of Object.entries(served.paths))
        expect(methods, name).to.deep.equal(generated.paths[name]);
    }
  });

  it('names each operation once, and only problems that a client can meet', () => {
    const operations = Object.values(generated.paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).to.equal(ids.length);
    const text = JSON.stringify(operations);
    for (const [code, entry] of Object.entries(GATEWAY_ERRORS))
      if (!('status' in entry)) expect(text).to.not.include(`"${code}"`);
  });

  it('takes the requests of the README, and answers as its examples do', () => {
    for (const name of ['priority-checks', 'verifications']) {
      const path = `/api/v1/${name}`;
      expect(bodyOf(path)(readmeExample(`${name} request`)), name).to.equal(true);
      const answer = { method: 'POST', resource: path, status: 200, headers: HEADERS };
      const body = readmeExample(`${name} answer`);
      expect(contract.faults({ ...answer, body: JSON.stringify(body) })).to.deep.equal([]);
      expect(
        contract.faults({ ...answer, body: JSON.stringify({ ...Object(body), more: 1 }) }),
      ).to.have.length(1);
    }
  });

  it('takes and refuses the same requests as the schemas that validate', () => {
    const leaf = fc.constantFrom<unknown>(
      ...[
        'JP',
        'jp',
        'P',
        'X',
        '2026-01-15',
        '2026-02-30',
        '2024-02-29',
        '2026',
        '2026-13',
        '',
        ' ',
        'x'.repeat(65),
      ],
      ...[
        `c14n:${HASH.a}`,
        `raw:${HASH.a}`,
        HASH.a,
        1,
        1.5,
        null,
        true,
        [],
        {},
        [`raw:${HASH.a}`, `raw:${HASH.b}`],
      ],
      ...[[`raw:${HASH.a}`, `c14n:${HASH.b}`], [HASH.a]],
    );
    const bodies = {
      '/api/v1/priority-checks': {
        schema: priorityCheckRequest,
        body: {
          laterApplication: {
            office: 'US',
            rightType: 'P',
            filingDate: '2026-10-01',
            applicationNumber: '1',
          },
          priorityClaimBag: [
            {
              ...{ office: 'JP', rightType: 'P', applicationNumber: '2026-1', filingDate: '2026' },
              documentDigestBag: [`raw:${HASH.a}`],
              keys: { sealedKey: HASH.a, blinding: HASH.b, claimKeyBag: [HASH.a] },
            },
          ],
        },
      },
      '/api/v1/verifications': {
        schema: verificationRequest,
        body: {
          documentDigestBag: [`raw:${HASH.a}`],
          application: { office: 'JP', applicationNumber: '2026-1', keys: { sealedKey: HASH.a } },
        },
      },
    };
    for (const [path, { schema, body }] of Object.entries(bodies)) {
      const valid = bodyOf(path);
      fc.assert(
        fc.property(fc.nat(), fc.option(leaf, { nil: undefined }), (place, value) => {
          const spoilt = spoil(body, place, value);
          expect(valid(spoilt), JSON.stringify(spoilt)).to.equal(schema.safeParse(spoilt).success);
        }),
        { numRuns: 500 },
      );
    }
  });

  it('says of the form of a document which parts it has, and takes the statements that the gateway takes', () => {
    const type = 'multipart/form-data';
    const content = ['paths', '/api/v1/documents', 'post', 'requestBody', 'content', type] as const;
    const form = contract.schema(...content, 'schema');
    const statement = { applicationId: 'JP.P.2025020101', kind: 'publication', filingDate: '2025-03-03' };
    const codes = (application: string, code: string) => ({ accessCodes: { [application]: code } });
    const statements = [
      ...[statement, {}, { correction: true }, codes('JP.P.1', '0123-4567-89AB-CDEF-GHJK')],
      ...[{ ...statement, more: 1 }, { kind: 'data-package' }, { filingDate: '2025-02-30' }],
      ...[{ applicationId: 'JP' }, { correction: 'yes' }, codes('JP', '0123-4567-89AB-CDEF-GHJK')],
      codes('JP.P.1', '0123-4567'),
    ];
    const taken = (value: object) => {
      try {
        return parseSidecar(JSON.stringify(value)) !== undefined;
      } catch {
        return false;
      }
    };
    expect(statements.map(taken).filter(Boolean)).to.have.length(4);
    for (const one of statements)
      expect(form({ document: '', statement: one }), JSON.stringify(one)).to.equal(taken(one));
    expect(form({ document: '' })).to.equal(true);
    for (const wrong of [{ statement }, { document: '', letter: '' }]) expect(form(wrong)).to.equal(false);
  });

  it('refuses two components of one name', () => {
    const components = new Components();
    const first = z.strictObject({ a: z.string().meta({ id: 'TwiceNamed' }) });
    components.add(first, 'input');
    components.add(first, 'output');
    const second = z.strictObject({ a: z.int().meta({ id: 'TwiceNamed' }) });
    expect(() => components.add(second, 'input')).to.throw(TypeError, 'TwiceNamed');
  });

  it('says who may ask: anyone, or a caller with a role', () => {
    const closed = operation({
      ...{ method: 'get', path: '/x/:id', id: 'x', tag: 'operation', summary: 'x' },
      access: ['auditor'],
      handle: async () => undefined,
    });
    const described = describeContract([closed], '1').paths['/x/{id}']?.get;
    const { security, responses, parameters } = Object(described) as {
      security: object[];
      responses: object;
      parameters: { name: string }[];
    };
    expect(security).to.deep.include({ bearer: ['auditor'] });
    expect(security).to.not.deep.include({});
    expect(responses).to.include.keys('401', '403');
    expect(parameters.map(({ name }) => name)).to.include('If-None-Match');
  });
});

const HEADERS = { 'content-type': 'application/json', 'x-correlation-id': '1', 'content-language': 'en' };

/** The body with one of its fields, wherever it stands, replaced, or left out for undefined. */
function spoil(body: unknown, place: number, value: unknown): unknown {
  let count = 0;
  JSON.stringify(body, (_name, field: unknown) => {
    count++;
    return field;
  });
  let at = 1 + (place % (count - 1));
  return JSON.parse(JSON.stringify(body, (_name, field: unknown) => (at-- === 0 ? value : field)));
}
