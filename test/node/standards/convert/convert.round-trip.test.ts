import { expect } from 'chai';
import fc from 'fast-check';
import { NAMESPACES } from '#standards/convert/routes.ts';
import { type XmlNode, xmlNode } from '#standards/convert/xml-tree.ts';
import { writeXml } from '#standards/convert/xml-writer.ts';
import { convert } from './documents.ts';

type Made = fc.Arbitrary<XmlNode | undefined>;

const text = fc
  .string({ unit: fc.constantFrom(...'aZ09 &<>"\'é字😀]\r\n\t-'), minLength: 1, maxLength: 12 })
  .filter((each) => each === each.trim() && each !== '');
const office = fc.constantFrom('US', 'JP', 'EP', 'DE', 'CS', 'XX');
const country = fc.constantFrom('US', 'JP', 'DE', 'PR', 'YU');
const language = fc.constantFrom('en', 'ja', 'fr');
const digits = fc.integer({ min: 1, max: 99 }).map(String);
const parts = fc.tuple(
  fc.integer({ min: 1900, max: 2099 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
  fc.integer({ min: 0, max: 2 }),
);

function leaf(name: string, value: fc.Arbitrary<string>): Made {
  return value.map((each) => xmlNode(name, each === '' ? [] : [each]));
}

function maybe(made: Made): Made {
  return fc.oneof({ weight: 3, arbitrary: made }, fc.constant(undefined));
}

function element(
  name: string,
  children: readonly Made[],
  attributes: Readonly<Record<string, fc.Arbitrary<string>>> = {},
): Made {
  return fc.tuple(fc.tuple(...children), fc.record(attributes)).map(([made, values]) => {
    const node = xmlNode(
      name,
      made.filter((each) => each !== undefined),
    );
    for (const [key, value] of Object.entries(values)) node.attributes.set(key, value);
    return node;
  });
}

function several(name: string, child: Made): Made {
  return fc.array(child, { minLength: 1, maxLength: 3 }).map((made) =>
    xmlNode(
      name,
      made.filter((each) => each !== undefined),
    ),
  );
}

/** The names and values of both standards, from one description of what both hold. */
interface Dialect {
  readonly date: fc.Arbitrary<string>;
  name(old: string, st96: string): string;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const DIALECTS: Readonly<Record<'st36' | 'st96', Dialect>> = {
  st36: {
    date: parts.map(([year, month, day, precision]) =>
      precision === 0 ? `${year}0000` : `${year}${pad(month)}${precision === 1 ? '00' : pad(day)}`,
    ),
    name: (old) => old,
  },
  st96: {
    date: parts.map(([year, month, day, precision]) =>
      precision === 0 ? `${year}` : `${year}-${pad(month)}${precision === 1 ? '' : `-${pad(day)}`}`,
    ),
    name: (_old, st96) => st96,
  },
};

const phrase = (b: string, sub: string): fc.Arbitrary<(XmlNode | string)[]> =>
  fc
    .tuple(text, text, text)
    .map(([one, two, three]) => [one, xmlNode(b, [two, xmlNode(sub, [three])]), three]);

function title({ name }: Dialect): Made {
  return fc.tuple(phrase(name('b', 'com:B'), name('sub', 'com:Sub')), language).map(([content, lang]) => {
    const node = xmlNode(name('invention-title', 'pat:InventionTitle'), content);
    node.attributes.set(name('lang', 'com:languageCode'), lang);
    return node;
  });
}

const st36 = DIALECTS.st36;
const documentId = element('document-id', [
  leaf('country', office),
  leaf('doc-number', text),
  leaf('date', st36.date),
]);
/** V6_0 has room for one kind of designation. */
const designation = fc.oneof(
  several('national', leaf('country', office)),
  element('regional', [element('region', [leaf('country', office)]), leaf('country', office)]),
);
const PATENT_36 = element('bibliographic-data', [
  element('publication-reference', [
    element('document-id', [
      leaf('country', office),
      leaf('doc-number', text),
      maybe(leaf('kind', text)),
      leaf('date', st36.date),
    ]),
  ]),
  maybe(
    several(
      'classifications-ipcr',
      element('classification-ipcr', [leaf('text', text)], { sequence: digits }),
    ),
  ),
  element('application-reference', [documentId], {
    'appl-type': fc.constantFrom('utility', 'design', 'plant'),
  }),
  maybe(leaf('language-of-filing', language)),
  maybe(
    several(
      'priority-claims',
      element(
        'priority-claim',
        [
          leaf('country', office),
          maybe(leaf('doc-number', text)),
          leaf('date', st36.date),
          maybe(leaf('priority-doc-requested', fc.constant(''))),
        ],
        {
          sequence: digits,
          kind: fc.constantFrom('national', 'regional', 'international'),
        },
      ),
    ),
  ),
  element('parties', [
    several(
      'applicants',
      element(
        'applicant',
        [
          fc.oneof(
            element('addressbook', [
              leaf('last-name', text),
              maybe(leaf('first-name', text)),
              maybe(leaf('iid', text)),
              element('address', [leaf('city', text), maybe(leaf('state', text)), leaf('country', country)]),
            ]),
            element('addressbook', [
              leaf('orgname', text),
              element('address', [leaf('address-1', text), leaf('city', text), leaf('country', country)]),
              maybe(leaf('phone', text)),
            ]),
          ),
          maybe(element('nationality', [leaf('country', country)])),
        ],
        { sequence: digits, 'app-type': fc.constantFrom('applicant', 'applicant-inventor') },
      ),
    ),
  ]),
  maybe(element('designation-of-states', [element('designation-pct', [designation])])),
  maybe(element('pct-or-regional-filing-data', [documentId])),
  maybe(leaf('number-of-claims', digits)),
  title(st36),
]);

const st96 = DIALECTS.st96;
const number = maybe(element('com:ApplicationNumber', [leaf('com:ApplicationNumberText', text)]));
const fullName = element('com:Name', [
  element('com:PersonName', [
    element('com:PersonStructuredName', [maybe(leaf('com:FirstName', text)), leaf('com:LastName', text)]),
  ]),
]);
const PATENT_96 = element(
  'pat:BibliographicData',
  [
    maybe(
      element('pat:PatentPublicationIdentification', [
        leaf('com:IPOfficeCode', office),
        leaf('pat:PublicationNumber', text),
        maybe(leaf('com:PatentDocumentKindCode', text)),
        leaf('com:PublicationDate', st96.date),
      ]),
    ),
    element('pat:ApplicationIdentification', [
      leaf('com:IPOfficeCode', office),
      element('com:ApplicationNumber', [leaf('com:ApplicationNumberText', text)]),
      maybe(leaf('pat:FilingDate', st96.date)),
    ]),
    maybe(
      several(
        'pat:PriorityClaimBag',
        element(
          'pat:PriorityClaim',
          [
            leaf('com:IPOfficeCode', office),
            number,
            leaf('pat:FilingDate', st96.date),
            maybe(leaf('pat:ApplicationFilingCategory', fc.constantFrom('National', 'Regional', 'PCT'))),
          ],
          { 'com:sequenceNumber': digits },
        ),
      ),
    ),
    several('pat:InventionTitleBag', title(st96)),
    element('pat:PartyBag', [
      several(
        'pat:ApplicantBag',
        element(
          'pat:Applicant',
          [
            element('com:PublicationContact', [
              fullName,
              maybe(leaf('com:CityName', text)),
              leaf('com:CountryCode', country),
            ]),
            maybe(leaf('com:ResidenceCountryCode', country)),
          ],
          { 'com:sequenceNumber': digits },
        ),
      ),
    ]),
  ],
  { 'com:st96Version': fc.constant('V6_0') },
);

function written(node: XmlNode | undefined): string {
  if (node === undefined) throw new TypeError('a document is always made');
  const namespaces = node.name.startsWith('pat:')
    ? { pat: NAMESPACES.pat ?? '', com: NAMESPACES.com ?? '' }
    : {};
  return new TextDecoder().decode(writeXml(node, namespaces));
}

describe('conversion there and back', () => {
  it('gives back ST.36 byte for byte, by way of ST.96', () => {
    fc.assert(
      fc.property(PATENT_36, (patent) => {
        const source = written(patent);
        const there = convert(source, 'st96');
        expect(there.notCarried).to.deep.equal([]);
        expect(there.missing).to.deep.equal([]);
        const back = convert(there.document, 'st36');
        expect(back.notCarried).to.deep.equal([]);
        expect(back.text).to.equal(source);
      }),
      { numRuns: 100 },
    );
  });

  it('gives back ST.96 byte for byte, by way of ST.36', () => {
    fc.assert(
      fc.property(PATENT_96, (patent) => {
        const source = written(patent);
        const there = convert(source, 'st36');
        expect(there.notCarried).to.deep.equal([]);
        const back = convert(there.document, 'st96');
        expect(back.notCarried).to.deep.equal([]);
        expect(back.text).to.equal(source);
      }),
      { numRuns: 100 },
    );
  });
});
