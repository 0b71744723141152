/** Whose form of ST.36 a root belongs to. */

import type { Dialect } from '../reading/grammar.ts';
import { CNIPA } from './cnipa-grammar.ts';
import { PAP } from './pap-grammar.ts';
import { EP_FULL_TEXT, PATDOC } from './st32-grammar.ts';
import { OFFICE_ROOTS, ST36 } from './st36-grammar.ts';

const NONE = '';
const EXCHANGE = 'http://www.epo.org/exchange';
const OPS = 'http://ops.epo.org';
const DPMA = 'http://www.dpma.de/standards/XMLSchema/DE-PATGBM-RegisterExt';
const VERSION = ['', 'dtd-version'] as const;

/** The first that fits a root is taken. */
export const ST36_DIALECTS: readonly Dialect[] = [
  {
    reader: 'st36',
    name: 'EPO full text',
    namespaces: [NONE],
    roots: ['ep-patent-document'],
    office: 'EP',
    version: VERSION,
    grammar: EP_FULL_TEXT,
  },
  {
    reader: 'st36',
    name: 'US Red Book',
    namespaces: [NONE],
    roots: ['us-patent-grant', 'us-patent-application'],
    office: 'US',
    version: VERSION,
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'US Red Book 2.x',
    namespaces: [NONE],
    roots: ['PATDOC'],
    office: 'US',
    version: ['', 'DTD'],
    grammar: PATDOC,
  },
  {
    reader: 'st36',
    name: 'US application publication of 2001 to 2004',
    namespaces: [NONE],
    office: 'US',
    grammar: PAP,
  },
  {
    reader: 'st36',
    name: 'OPS',
    namespaces: [OPS],
    roots: ['world-patent-data'],
    below: [EXCHANGE, 'http://www.epo.org/register', 'http://www.epo.org/fulltext'],
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'DOCDB',
    namespaces: [EXCHANGE, NONE],
    roots: ['exchange-documents', 'exchange-document'],
    version: VERSION,
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'EPO register',
    namespaces: ['http://www.epo.org/register'],
    roots: ['register-documents', 'register-document'],
    office: 'EP',
    version: VERSION,
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'CNIPA to 2020',
    namespaces: [NONE],
    roots: ['cn-patent-document'],
    office: 'CN',
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'CNIPA',
    namespaces: ['http://www.sipo.gov.cn/XMLSchema/*', 'http://www.cnipa.gov.cn/XMLSchema/*'],
    office: 'CN',
    version: ['', 'xsdVersion'],
    grammar: CNIPA,
  },
  {
    reader: 'st36',
    name: 'JPO gazette',
    namespaces: [NONE, 'http://www.jpo.go.jp'],
    roots: ['jp-official-gazette'],
    office: 'JP',
    version: VERSION,
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'DPMA register',
    namespaces: [DPMA, NONE],
    roots: ['dpma-patent-document'],
    office: 'DE',
    version: ['', 'schema-version'],
    grammar: ST36,
  },
  {
    reader: 'st36',
    name: 'PCT publication',
    namespaces: [NONE],
    roots: ['wo-published-application'],
    office: 'WO',
    version: VERSION,
    grammar: ST36,
  },
  {
    reader: 'st36',
    namespaces: [NONE],
    roots: [
      'patent-document',
      'bibliographic-data',
      'us-bibliographic-data-grant',
      'us-bibliographic-data-application',
      ...Object.keys(OFFICE_ROOTS),
    ],
    version: VERSION,
    grammar: ST36,
  },
];
