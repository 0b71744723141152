import { expect } from 'chai';
import { StandardsError } from '#standards/errors.ts';
import { convert, ST32, ST36, ST66, st86 } from './documents.ts';

describe('convertDocument', () => {
  it('carries ST.36 to ST.96 V6_0, with a dialect of an office and a DOCTYPE', () => {
    const { text, valid, from, missing } = convert(ST36, 'st96');
    expect({ valid, from, missing }).to.deep.equal({ valid: 'claimed', from: 'st36', missing: [] });
    expect(text).to.include('<pat:BibliographicData xmlns:pat=').and.include('com:st96Version="V6_0"');
    expect(text).to.include('<com:PublicationDate>2099-01-05</com:PublicationDate>');
    expect(text).to.include(
      '<pat:InventionSubjectMatterCategory>Utility</pat:InventionSubjectMatterCategory>',
    );
    expect(text).to.include('<pat:FilingDate>2097-04</pat:FilingDate>');
    expect(text).to.include('<pat:ApplicationFilingCategory>PCT</pat:ApplicationFilingCategory>');
    expect(text).to.include(
      '<pat:AttachedPriorityDocumentIndicator>true</pat:AttachedPriorityDocumentIndicator>',
    );
    expect(text).to.include('Pump &amp; <com:B>valve</com:B> H<com:Sub>2</com:Sub>O');
    expect(text).to.include('<com:PublicationContact>').and.include('Example Works');
  });

  it('lists what stays behind, once for each kind', () => {
    const { notCarried } = convert(ST36, 'st96');
    expect(notCarried).to.deep.equal([
      { code: 'NO_COUNTERPART', path: '/us-patent-application/@lang', count: 1 },
      {
        code: 'NO_COUNTERPART',
        path: '/us-patent-application/us-bibliographic-data-application/us-references-cited',
        count: 1,
      },
      { code: 'NOT_BIBLIOGRAPHIC', path: '/us-patent-application/description', count: 1 },
    ]);
  });

  it('reads bibliographic data under the prefix of any office', () => {
    for (const [prefix, publication] of [
      ['wo', 'publication-reference'],
      ['cn', 'cn-publication-reference'],
    ] as const) {
      const id = '<document-id><country>CN</country><doc-number>1</doc-number></document-id>';
      const data = `<${publication}>${id}</${publication}><application-reference>${id}</application-reference>`;
      const { text, notCarried } = convert(
        `<x><${prefix}-bibliographic-data>${data}</${prefix}-bibliographic-data></x>`,
        'st96',
      );
      expect(text).to.include('<pat:PublicationNumber>1<').and.include('<com:ApplicationNumberText>1<');
      expect(notCarried).to.deep.equal([]);
    }
  });

  it('reads the field codes of ST.32 and their rows', () => {
    const { text, valid } = convert(ST32, 'st96');
    expect(valid).to.equal('claimed');
    expect(text.match(/<pat:PriorityClaim com:sequenceNumber="[12]">/g)).to.have.length(2);
    expect(text).to.include('<pat:InventionTitle com:languageCode="de">PUMPE</pat:InventionTitle>');
    expect(text).to.include(
      '<com:AddressLineText com:sequenceNumber="1">1 Sample Road</com:AddressLineText>',
    );
  });

  it('carries ST.66 to ST.96, and nothing of an extension', () => {
    const { text, valid, notCarried } = convert(ST66, 'st96');
    expect(valid).to.equal('claimed');
    expect(text).to.include('<com:ApplicationDate>2099-04-23+02:00</com:ApplicationDate>');
    expect(text).to.include('<tmk:MarkCategory>Individual mark</tmk:MarkCategory>');
    expect(text).to.include('<com:PriorityStatusCategory>Claimed</com:PriorityStatusCategory>');
    expect(notCarried.map(({ path }) => path.split('/').at(-1))).to.deep.equal(['other:Extra']);
  });

  it('does not claim validity where ST.86 lacks what ST.96 requires', () => {
    const lacking = convert(st86('', '099999999'), 'st96');
    expect(lacking.valid).to.equal('not claimed');
    expect(lacking.missing.map(({ lacks }) => lacks)).to.deep.equal(['com:LocarnoClassificationEdition']);
    const whole = convert(st86('<ClassificationVersion>12</ClassificationVersion>', '099999999'), 'st96');
    expect(whole.valid).to.equal('claimed');
    expect(whole.text).to.include('<com:LocarnoSubclass>04</com:LocarnoSubclass>');
  });

  it('holds the designs of one application together', () => {
    const { text, notCarried } = convert(st86('', '099999999', '099999999'), 'st96');
    expect(text.match(/<dgn:Design>/g)).to.have.length(2);
    expect(text.match(/<com:RegistrationOfficeCode>/g)).to.have.length(1);
    expect(notCarried).to.deep.equal([]);
  });

  it('notes a value that V6_0 does not allow, and a second where there is room for one', () => {
    const wrong = ST36.replace('20990105', '20991305').replace('<country>JP', '<country>J1');
    const { notCarried, missing, valid } = convert(wrong, 'st96');
    expect(notCarried.filter(({ code }) => code === 'VALUE_NOT_ALLOWED')).to.have.length(2);
    expect(valid).to.equal('not claimed');
    expect(missing).to.deep.equal([
      { path: '/pat:BibliographicData/pat:PriorityClaimBag/pat:PriorityClaim', lacks: 'com:IPOfficeCode' },
    ]);
    const second = ST36.replace(
      '</application-reference>',
      '</application-reference><application-reference><document-id><country>US</country></document-id></application-reference>',
    );
    expect(convert(second, 'st96').notCarried.map(({ code }) => code)).to.include('REPEATED');
  });

  it('keeps the text of markup that ST.96 does not have, and says so', () => {
    const { text, notCarried } = convert(ST36.replace('<b>valve</b>', '<maths>va<b>l</b>ve</maths>'), 'st96');
    expect(text).to.include('Pump &amp; va<com:B>l</com:B>ve');
    expect(notCarried.some(({ code, path }) => code === 'MARKUP' && path.endsWith('/maths'))).to.equal(true);
  });

  it('names no value in what it lists', () => {
    const { missing, notCarried } = convert(
      ST36.replace('<city>', '<alias>Secret Person</alias><city>'),
      'st96',
    );
    expect(JSON.stringify([missing, notCarried])).to.not.include('Secret');
  });

  it('writes the same bytes for the same document', () => {
    expect(convert(ST36, 'st96').text).to.equal(convert(ST36, 'st96').text);
  });

  it('refuses what it has no conversion for', () => {
    const refusals: [xml: string, to: 'st96' | 'st36', code: string][] = [
      ['<unknown/>', 'st96', 'ROOT_UNKNOWN'],
      [ST66, 'st36', 'CONVERSION_NONE'],
      ['<patent-application-publication/>', 'st96', 'CONVERSION_NONE'],
      [
        '<b:PatentDocumentAndRelated xmlns:b="http://www.sipo.gov.cn/XMLSchema/business"/>',
        'st96',
        'CONVERSION_NONE',
      ],
      ['<t:T xmlns:t="http://www.wipo.int/standards/XMLSchema/ST96/Trademark"/>', 'st36', 'CONVERSION_NONE'],
      ['<Transaction/>', 'st96', 'RECORDS_NONE'],
      ['<d><bibliographic-data/><bibliographic-data/></d>', 'st96', 'RECORDS_SEVERAL'],
      [st86('', '099999999', '099999998'), 'st96', 'RECORDS_SEVERAL'],
    ];
    for (const [xml, to, code] of refusals) {
      expect(() => convert(xml, to), code)
        .to.throw(StandardsError)
        .with.property('code', code);
    }
  });
});
