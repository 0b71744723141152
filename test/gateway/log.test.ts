import { expect } from 'chai';
import { makeKey } from '#gateway/access/key-file.ts';
import { createLog } from '#gateway/log.ts';
import { NodeError } from '#node/errors.ts';
import { CODE, HASH } from '../node/register/fixture.ts';

describe('the log of a gateway', () => {
  const lines: string[] = [];
  const log = createLog('JP', { write: (line: string) => void lines.push(line) });
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '');

  it('has a line for each request', () => {
    const event = { correlationId: 'a', method: 'GET', resource: '/healthz', status: 200, milliseconds: 1 };
    log.onRequest(event);
    expect(last()).to.include({ ...event, name: 'JP', msg: 'request' });
    expect(last().time).to.match(/^\d{4}-\d\d-\d\dT/);
  });

  it('says of a fault what and where, and takes out what looks like a secret', () => {
    const dashed = CODE.replace(/(.{4})(?=.)/g, '$1-');
    const secrets = [
      CODE,
      dashed,
      dashed.toLowerCase(),
      HASH.other,
      `0x${'ab'.repeat(20)}`,
      'eyJhbGciOi.eyJz.c2ln',
      makeKey('desk', ['operator'], new Date()).text,
      'JP.P.2025020101',
      'IT.T.PCT/IB2025/000001,1',
    ];
    for (const secret of secrets) {
      log.onFault('b', new NodeError('STORE_UNAVAILABLE', `the row ${secret} cannot be read`));
      expect(lines.at(-1), secret).to.not.include(secret);
      expect(last()).to.include({ correlationId: 'b', code: 'STORE_UNAVAILABLE', msg: 'fault' });
      expect(last().message).to.equal('the row [redacted] cannot be read');
    }
    log.onFault('c', 'no error at all');
    expect(last().message).to.equal('no error at all');
  });
});
