import { expect } from 'chai';
import { NodeError } from '#node/errors.ts';
import { parseSidecar } from '#node/intake/sidecar.ts';

const CODE = 'ABCD-EFGH-JKMN-PQRS-TVWX';

describe('sidecars', () => {
  function refusalOf(text: string): NodeError {
    try {
      parseSidecar(text);
    } catch (error) {
      if (error instanceof NodeError) return error;
    }
    return expect.fail('it was taken');
  }

  it('are what is stated of a file', () => {
    const stated = { applicationId: 'JP.P.2025020101', kind: 'application', filingDate: '2025-03-03' };
    expect(parseSidecar(JSON.stringify(stated))).to.deep.equal(stated);
    expect(parseSidecar('{}')).to.deep.equal({});
  });

  it('are refused when a name is there twice, for readers differ on which one counts', () => {
    const { code, message } = refusalOf('{"filingDate":"2025-03-03","filingDate":"2025-03-04"}');
    expect(code).to.equal('SIDECAR_INVALID');
    expect(message).to.include('was there before');
  });

  it('are refused with every wrong field, and without a word of what they hold', () => {
    const wrong = {
      applicationId: 'JP',
      filingDate: '2025-02-30',
      more: 1,
      accessCodes: { 'JP.P.1': 'no code' },
    };
    const fields = refusalOf(JSON.stringify(wrong)).fields.map(({ field }) => field);
    expect(fields).to.include.members(['applicationId', 'filingDate', 'accessCodes']);
    for (const text of [CODE, `{"accessCodes":{"JP.P.1":"${CODE}"`, `["${CODE}"]`, '', 'null']) {
      const refusal = refusalOf(text);
      expect(refusal.code).to.equal('SIDECAR_INVALID');
      expect(String(refusal) + String(refusal.cause)).to.not.include(CODE);
    }
  });
});
