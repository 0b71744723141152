import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { ParseOption, XmlC14NMode, XmlDocument, xmlCleanupInputProvider } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { dataFolder } from './folder.ts';

/**
 * The published canonicalisation cases that take a whole document, each under its own mode. They test the library:
 * other modes, DTDs and entities occur in them that the digest profile never uses.
 */
interface Case {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
  readonly mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode];
  readonly withComments: boolean;
}

const folder = dataFolder('4_c14n');

function libxml2Cases(): Case[] {
  const modes: readonly (readonly [string, Case['mode'], boolean])[] = [
    ['with-comments', XmlC14NMode.XML_C14N_1_0, true],
    ['without-comments', XmlC14NMode.XML_C14N_1_0, false],
    ['exc-without-comments', XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, false],
    ['1-1-without-comments', XmlC14NMode.XML_C14N_1_1, false],
  ];
  return modes.flatMap(([name, mode, withComments]) => {
    const inputs = join(folder, 'libxml2/test', name);
    return readdirSync(inputs)
      .filter((file) => file.endsWith('.xml') && !existsSync(join(inputs, file.replace(/xml$/, 'xpath'))))
      .map((file) => ({
        name: `libxml2 ${name} ${file}`,
        input: join(inputs, file),
        expected: join(folder, 'libxml2/result', name, file.replace(/\.xml$/, '')),
        mode,
        withComments,
      }));
  });
}

/** The examples 3.1 to 3.6 of the Recommendation; 3.7 and later take a subset of a document. */
function santuarioCases(): Case[] {
  const inputs = join(folder, 'santuario/org/apache/xml/security/c14n/in');
  return readdirSync(inputs)
    .filter((file) => /^3[1-6]_input.*\.xml$/.test(file))
    .flatMap((file) =>
      [false, true].map((withComments) => ({
        name: `santuario ${file}${withComments ? ' with comments' : ''}`,
        input: join(inputs, file),
        expected: join(
          inputs,
          file.replace('_input', '_c14n').replace('.xml', withComments ? '-comments.xml' : '.xml'),
        ),
        mode: XmlC14NMode.XML_C14N_1_0,
        withComments,
      })),
    )
    .filter(({ expected }) => existsSync(expected));
}

function canonical({ input, mode, withComments }: Case): string {
  const options = ParseOption.XML_PARSE_NOENT | ParseOption.XML_PARSE_DTDLOAD | ParseOption.XML_PARSE_DTDATTR;
  using document = XmlDocument.fromBuffer(readFileSync(input), {
    url: pathToFileURL(input).href,
    option: options,
  });
  return document.canonicalizeToString({ mode, withComments });
}

describe('canonicalisation cases published by others', () => {
  before(() => xmlRegisterFsInputProviders());
  after(() => xmlCleanupInputProvider());

  const cases = [...libxml2Cases(), ...santuarioCases()];

  it('are there', () => {
    expect(cases.length).to.be.greaterThan(25);
  });

  for (const one of cases) {
    it(one.name, () => {
      expect(canonical(one)).to.equal(readFileSync(one.expected, 'utf8'));
    });
  }
});
