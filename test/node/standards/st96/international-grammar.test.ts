import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import type { FiledDocument } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import { claimLine } from '../samples.ts';

const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96';

/** The records of a transaction whose root has the default namespace. */
function records(component: 'Trademark' | 'Design', root: string, inside: string): readonly FiledDocument[] {
  const xml = `<${root} xmlns="${ST96}/${component}" xmlns:com="${ST96}/Common" com:st96Version="V6_0">${inside}</${root}>`;
  return readDocument(utf8(xml)).documents;
}

function line({ applicationId, kind, filingDate, findings }: FiledDocument): string {
  return [applicationId, kind, filingDate?.date, ...findings.map(({ code }) => code)].join(' ');
}

const REGISTRATION = '<com:InternationalRegistrationNumber>DM/096824</com:InternationalRegistrationNumber>';
const MARK = '<com:InternationalRegistrationNumber>1899001</com:InternationalRegistrationNumber>';
const claim = (office: string, number: string) =>
  `<PriorityBag><Priority><com:PriorityCountryCode>${office}</com:PriorityCountryCode><com:ApplicationNumber><com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber><com:PriorityApplicationFilingDate>2025-05-12</com:PriorityApplicationFilingDate></Priority></PriorityBag>`;

describe('transactions between WIPO and offices', () => {
  it('of the Hague system: a registration is a record with the claims of its designs', () => {
    const registration = `<HagueRegistration>${REGISTRATION}<com:InternationalRegistrationDate>2025-10-21</com:InternationalRegistrationDate><com:InternationalFilingDate>2025-10-20</com:InternationalFilingDate><com:ApplicationNumber><com:ApplicationNumberText>35/500,001</com:ApplicationNumberText></com:ApplicationNumber><HagueDesignBag><HagueDesign>${claim('JP', '2025-016714')}</HagueDesign></HagueDesignBag></HagueRegistration>`;
    const renunciation = `<HagueRenunciation><com:InternationalRegistrationNumberBag>${REGISTRATION}</com:InternationalRegistrationNumberBag></HagueRenunciation>`;
    const read = records(
      'Design',
      'HagueIBToOfficeTransaction',
      `<HagueIBToOfficeBag><HagueOfficeCopyBag><HagueRegistrationBag>${registration}</HagueRegistrationBag><HagueRenunciationBag>${renunciation}</HagueRenunciationBag></HagueOfficeCopyBag></HagueIBToOfficeBag>`,
    );
    expect(read.map(line)).to.deep.equal([
      'WO.D.DM096824 grant 2025-10-20',
      'WO.D.DM096824 status-event  FILING_DATE_MISSING',
    ]);
    expect(read[0]?.grant?.date?.date).to.equal('2025-10-21');
    expect(read[0]?.priorityClaims.map(claimLine)).to.deep.equal([
      '- JP 2025-016714 JP.D.2025016714 2025-05-12 - -',
    ]);
  });

  it('of the Hague system: an application has no number yet, a refusal is an event', () => {
    const application = `<HagueApplication><com:IPOfficeCode>KR</com:IPOfficeCode><com:ReceivingOfficeDate>2025-10-20</com:ReceivingOfficeDate><HagueDesignBag><HagueDesign>${claim('KR', '30-2025-0016714')}</HagueDesign></HagueDesignBag></HagueApplication>`;
    const refusal = `<HagueRefusalRequest>${REGISTRATION}</HagueRefusalRequest>`;
    const bag = (inside: string) =>
      records(
        'Design',
        'HagueOfficeToIBTransaction',
        `<HagueOfficeToIBBag>${inside}</HagueOfficeToIBBag>`,
      ).map(line);
    expect(bag(application)).to.deep.equal([' application 2025-10-20 NUMBER_MISSING']);
    expect(bag(refusal)).to.deep.equal(['WO.D.DM096824 status-event  FILING_DATE_MISSING']);
  });

  it('of the Madrid system: what an office sends', () => {
    const application = `<MadridApplication><com:ApplicationLanguageCode>fr</com:ApplicationLanguageCode>${claim('FR', '4584090')}<com:ReceivingOfficeDate>2025-10-20</com:ReceivingOfficeDate></MadridApplication>`;
    const refusal = `<MadridProvisionalRefusal>${MARK}</MadridProvisionalRefusal>`;
    const several = `<MadridRenunciation><com:InternationalRegistrationNumberBag>${MARK}${MARK.replace('001<', '002<')}</com:InternationalRegistrationNumberBag></MadridRenunciation>`;
    const read = [application, refusal, several].flatMap((inside) =>
      records(
        'Trademark',
        'MadridOfficeToIBTransaction',
        `<MadridOfficeToIBBag>${inside}</MadridOfficeToIBBag>`,
      ),
    );
    expect(read.map(line)).to.deep.equal([
      ' application 2025-10-20 NUMBER_MISSING',
      'WO.T.1899001 status-event  FILING_DATE_MISSING',
      ' status-event  FILING_DATE_MISSING NUMBER_SEVERAL',
    ]);
    expect(read[0]).to.deep.include({ office: 'WO', languages: ['fr'] });
    expect(read[0]?.priorityClaims.map(claimLine)).to.deep.equal([
      '- FR 4584090 FR.T.4584090 2025-05-12 - -',
    ]);
  });

  it('of the Madrid system: what a division or a correction brings stands one deeper', () => {
    const division = `<MadridInternationalRegistrationDivision><MadridDesignation>${MARK}<com:InternationalRegistrationDate>2025-10-20</com:InternationalRegistrationDate></MadridDesignation></MadridInternationalRegistrationDivision>`;
    const correction = `<MadridCorrection><MadridIncorrectContent><MadridRenewal>${MARK}</MadridRenewal></MadridIncorrectContent><MadridCorrectContent><MadridRenewal>${MARK}</MadridRenewal></MadridCorrectContent></MadridCorrection>`;
    const read = records('Trademark', 'MadridIBToOfficeBag', division + correction);
    expect(read.map(line)).to.deep.equal([
      'WO.T.1899001 grant 2025-10-20',
      'WO.T.1899001 status-event  FILING_DATE_MISSING',
    ]);
  });
});
