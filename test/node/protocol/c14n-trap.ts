/**
 * A worker that traps the parser of its thread, which `parseXml` uses too, and posts the codes of two calls of
 * `parseXml` after that: XML_PARSE_HUGE and a depth of 2,000 do it.
 */
import { parentPort } from 'node:worker_threads';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import { utf8 } from '#protocol/bytes.ts';
import { parseXml } from '#protocol/c14n.ts';
import { ProtocolError } from '#protocol/errors.ts';

const deep = utf8('<a>'.repeat(2000) + '</a>'.repeat(2000));
let trap: unknown;
try {
  XmlDocument.fromBuffer(deep, { option: ParseOption.XML_PARSE_HUGE }).canonicalizeToString();
} catch (error) {
  trap = error;
}

function codeOf(text: string): string {
  try {
    parseXml(utf8(text));
    return 'none';
  } catch (error) {
    return error instanceof ProtocolError ? error.code : String(error);
  }
}

parentPort?.postMessage([
  trap instanceof Error && trap.constructor.name === 'RuntimeError',
  codeOf('<a/>'),
  codeOf('<a/>'),
]);
