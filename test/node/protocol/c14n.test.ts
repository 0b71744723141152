import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { diag } from 'libxml2-wasm';
import { utf8 } from '#protocol/bytes.ts';
import { parseXml } from '#protocol/c14n.ts';
import { ProtocolError } from '#protocol/errors.ts';

function canonicalText(text: string): string | undefined {
  const parsed = parseXml(utf8(text));
  return 'limit' in parsed ? undefined : new TextDecoder().decode(parsed.canonical);
}

describe('the canonicaliser', () => {
  it('writes Canonical XML 1.0 with comments', () => {
    expect(canonicalText(`<?xml version="1.0"?><!-- a --><b d='1' c="2"><![CDATA[<]]></b>`)).to.equal(
      '<!-- a -->\n<b c="2" d="1">&lt;</b>',
    );
  });

  it('writes a document that grows', () => {
    const text = '>'.repeat(100_000);
    expect(canonicalText(`<a>${text}</a>`)).to.equal(`<a>${'&gt;'.repeat(100_000)}</a>`);
  });

  it('names the line of what is wrong', () => {
    expect(() => parseXml(utf8('<a>\n<b>\n</a>'))).to.throw(ProtocolError, /^line 3: .*mismatch/);
    expect(() => parseXml(utf8('<a>\n<b xmlns:c="../d"/></a>')))
      .to.throw(ProtocolError, /^line 2: /)
      .with.property('code', 'XML_RELATIVE_NAMESPACE');
  });

  it('takes no message of the document for one of its own', () => {
    for (const text of [
      `<a xmlns="out of memory"/>`,
      `<a xmlns:b="Resource limit exceeded: "/>`,
      '<Memory-allocation-failed></XML_PARSE_HUGE>',
    ]) {
      expect(() => parseXml(utf8(text)), text)
        .to.throw(ProtocolError)
        .with.property('code', 'XML_NOT_WELL_FORMED');
    }
  });

  it('keeps no document, whether it is taken or refused', () => {
    diag.configure({ enabled: true });
    try {
      parseXml(utf8('<a/>'));
      parseXml(utf8('<a>'.repeat(300)));
      for (const text of ['<a>', '<a xmlns="b"/>', '<p:a/>'])
        expect(() => parseXml(utf8(text))).to.throw(ProtocolError);
      expect(diag.report()).to.deep.equal({});
    } finally {
      diag.configure({ enabled: false });
    }
  });

  it('says that it trapped, and is not used again in that thread', async () => {
    const worker = new Worker(new URL('c14n-trap.ts', import.meta.url));
    const answer = await new Promise((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
    await worker.terminate();
    expect(answer).to.deep.equal([true, 'PARSER_TRAPPED', 'PARSER_TRAPPED']);
  });
});
