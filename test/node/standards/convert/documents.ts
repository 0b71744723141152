/** Fictional documents of each standard, for the tests of the conversion. */
import { digestDocument } from '#protocol/digest-document.ts';
import { type Conversion, convertDocument } from '#standards/convert/convert.ts';
import type { Target } from '#standards/convert/routes.ts';

export function canonical(xml: string | Uint8Array): Uint8Array {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const { canonical: read } = digestDocument(bytes);
  if (read === undefined) throw new TypeError('the document of this test cannot be read');
  return read;
}

export function convert(xml: string | Uint8Array, to: Target): Conversion & { readonly text: string } {
  const conversion = convertDocument(canonical(xml), to);
  return { ...conversion, text: new TextDecoder().decode(conversion.document) };
}

export const ST36 = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-application SYSTEM "example.dtd">
<us-patent-application lang="EN" xmlns:x="urn:example:x">
  <us-bibliographic-data-application>
    <publication-reference><document-id><country>us</country><doc-number>20990000001</doc-number><kind>A1</kind><date>20990105</date></document-id></publication-reference>
    <application-reference appl-type="utility"><document-id><country>US</country><doc-number>99000001</doc-number><date>20980302</date></document-id></application-reference>
    <priority-claims>
      <priority-claim sequence="01" kind="national"><country>JP</country><doc-number>2097-000001</doc-number><date>20970303</date></priority-claim>
      <priority-claim sequence="02" kind="international"><country>IB</country><date>20970400</date><priority-doc-attached/></priority-claim>
    </priority-claims>
    <invention-title lang="en">Pump &amp; <b>valve</b> H<sub>2</sub>O</invention-title>
    <us-parties><us-applicants><us-applicant sequence="00" app-type="applicant" designation="all"><addressbook><orgname>Example Works</orgname><address><city>Sampletown</city><state>CA</state><country>US</country></address></addressbook><residence><country>US</country></residence></us-applicant></us-applicants></us-parties>
    <us-references-cited><us-citation><nplcit num="1"><othercit>A book</othercit></nplcit></us-citation></us-references-cited>
  </us-bibliographic-data-application>
  <description><p>Text.</p></description>
</us-patent-application>`;

export const ST32 = `<ep-patent-document id="X"><SDOBI lang="en">
  <B100><B110>9999999</B110><B130>A1</B130><B140><date>20990107</date></B140><B190>EP</B190></B100>
  <B200><B210>99999999.9</B210><B220><date>20980101</date></B220><B250>en</B250></B200>
  <B300><B310>0000001</B310><B320><date>20970101</date></B320><B330><ctry>GB</ctry></B330><B310>0000002</B310><B320><date>20970201</date></B320><B330><ctry>DE</ctry></B330></B300>
  <B500><B540><B541>de</B541><B542>PUMPE</B542><B541>en</B541><B542>PUMP</B542></B540></B500>
  <B700><B710><B711><snm>Example Works</snm><iid>001</iid><adr><str>1 Sample Road</str><city>Sampletown</city><ctry>GB</ctry></adr></B711></B710></B700>
</SDOBI><SDODE><P>Text.</P></SDODE></ep-patent-document>`;

export const ST66 = `<Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks" xmlns:o="urn:example:office">
  <TradeMarkTransactionBody><TransactionContentDetails><TransactionData><TradeMarkDetails>
    <TradeMark operationCode="Insert">
      <RegistrationOfficeCode>EM</RegistrationOfficeCode>
      <ApplicationNumber>099999999</ApplicationNumber>
      <ApplicationDate>2099-04-23+02:00</ApplicationDate>
      <KindMark>Individual</KindMark>
      <MarkFeature>Word</MarkFeature>
      <WordMarkSpecification><MarkVerbalElementText>SAMPLE</MarkVerbalElementText></WordMarkSpecification>
      <GoodsServicesDetails><GoodsServices><ClassDescriptionDetails><ClassDescription><ClassNumber>9</ClassNumber><GoodsServicesDescription languageCode="en">Software.</GoodsServicesDescription></ClassDescription></ClassDescriptionDetails></GoodsServices></GoodsServicesDetails>
      <PriorityDetails><Priority><PriorityCountryCode>FR</PriorityCountryCode><PriorityNumber>4000001</PriorityNumber><PriorityDate>2099-01-09</PriorityDate><PriorityStatusCode>Claimed</PriorityStatusCode></Priority></PriorityDetails>
      <ApplicantDetails><ApplicantKey><Identifier>1</Identifier></ApplicantKey></ApplicantDetails>
      <o:Extra>yes</o:Extra>
    </TradeMark>
  </TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody>
</Transaction>`;

/** @param more of the design, such as the edition of its classification */
export function st86(more: string, ...numbers: readonly string[]): string {
  const designs = numbers.map(
    (number, index) => `<Design><RegistrationOfficeCode>EM</RegistrationOfficeCode>
      <DesignIdentifier>${number}-000${index + 1}</DesignIdentifier><ApplicationNumber>${number}</ApplicationNumber>
      <ApplicationLanguageCode>en</ApplicationLanguageCode><ApplicationDate>2099-12-24</ApplicationDate>
      <ClassDescriptionDetails><ClassDescription><ClassNumber>02.04</ClassNumber>${more}</ClassDescription></ClassDescriptionDetails>
      <PriorityDetails><Priority><PriorityCountryCode>FR</PriorityCountryCode><PriorityNumber>990001</PriorityNumber><PriorityDate>2099-07-10</PriorityDate></Priority></PriorityDetails>
      <ApplicantDetails><Applicant><ApplicantIdentifier>7</ApplicantIdentifier></Applicant></ApplicantDetails></Design>`,
  );
  return `<Transaction xmlns="http://www.wipo.int/standards/XMLSchema/designs"><DesignTransactionBody><TransactionContentDetails>
    <TransactionData><DesignDetails>${designs.join('')}</DesignDetails></TransactionData>
    </TransactionContentDetails></DesignTransactionBody></Transaction>`;
}
