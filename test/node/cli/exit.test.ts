import { expect } from 'chai';
import { CLIENT_ERRORS } from '#gateway/client/errors.ts';
import { EXIT } from '#node/cli/command.ts';
import { CLI_ERRORS, CliError } from '#node/cli/errors.ts';
import { exitOf, exitOfCode } from '#node/cli/exit.ts';
import { NODE_ERRORS, NodeError } from '#node/errors.ts';
import { PROTOCOL_ERRORS, ProtocolError } from '#protocol/errors.ts';
import { STANDARDS_ERRORS } from '#standards/errors.ts';

const CODES = [CLI_ERRORS, CLIENT_ERRORS, NODE_ERRORS, PROTOCOL_ERRORS, STANDARDS_ERRORS].flatMap((list) =>
  Object.keys(list),
);

describe('exit codes', () => {
  it('tell a refusal from a failure to find out', () => {
    expect(exitOf(new ProtocolError('XML_NOT_WELL_FORMED', ''))).to.equal(EXIT.no);
    expect(exitOf(new NodeError('CONFLICT', ''))).to.equal(EXIT.no);
    expect(exitOf(new NodeError('CHAIN_UNREACHABLE', ''))).to.equal(EXIT.unable);
    expect(exitOf(new Error('unforeseen'))).to.equal(EXIT.unable);
    expect(exitOf(new CliError('WRONG_USE', ''))).to.equal(EXIT.wrongUse);
    expect(exitOf(new NodeError('APPLICATION_NOT_KNOWN', ''))).to.equal(EXIT.notKnown);
  });

  it('never make a no of what could not be reached, read or finished', () => {
    const failures = CODES.filter((code) =>
      /UNREACH|UNREADABLE|UNAVAILABLE|IN_USE|LIMIT|TOO_LARGE|TRAP|SLOW|FULL/.test(code),
    );
    expect(failures.length).to.be.greaterThan(10);
    for (const code of failures) expect(exitOfCode(code), code).to.equal(EXIT.unable);
  });

  it('never say yes to an error', () => {
    for (const code of CODES) expect(exitOfCode(code), code).to.not.equal(EXIT.done);
  });
});
