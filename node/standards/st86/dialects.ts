/** ST.86 (designs): DS-XML as EUIPO and DPMA send it. Element names after the ST.86 schemas. */

import { BARE_NUMBER, type Dialect, type Grammar, type Part, take } from '../reading/grammar.ts';

const OUTSIDE: Part = { enter: 'outside' };
const LANGUAGE = take('record', 'language');
const FILING_DATE = take('record', 'date');
const STATUS = take('record', 'status');

/** An application with its designs, or a single design that names its application. */
const DESIGN: Part = {
  enter: 'design',
  record: 'design',
  attributes: [['', 'operationCode', 'record', 'operation']],
};

const GRAMMAR: Grammar = {
  outside: {
    Transaction: OUTSIDE,
    DesignTransactionBody: OUTSIDE,
    TransactionContentDetails: OUTSIDE,
    TransactionData: OUTSIDE,
    DesignApplicationDetails: OUTSIDE,
    DesignApplication: DESIGN,
    DesignDetails: OUTSIDE,
    Design: DESIGN,
  },
  design: {
    RegistrationOfficeCode: take('record', 'registrationOffice'),
    ReceivingOfficeCode: take('record', 'receivingOffice'),
    ApplicationNumber: BARE_NUMBER,
    DesignApplicationNumber: BARE_NUMBER,
    ApplicationDate: FILING_DATE,
    DesignApplicationDate: FILING_DATE,
    ApplicationLanguageCode: LANGUAGE,
    DesignApplicationLanguageCode: LANGUAGE,
    SecondLanguageCode: LANGUAGE,
    RegistrationNumber: take('grant', 'number'),
    RegistrationDate: take('grant', 'date'),
    DesignCurrentStatusCode: STATUS,
    PriorityDetails: { enter: 'claims' },
    PublicationDetails: { enter: 'publications' },
    DesignDetails: { enter: 'designs' },
    DE_ST86Extension: { enter: 'dpma' },
  },
  designs: { Design: { enter: 'design' } },
  dpma: { DesignStatus: STATUS },
  claims: { Priority: { enter: 'claim', begin: 'claim' } },
  claim: {
    PriorityCountryCode: take('claim', 'office'),
    PriorityNumber: BARE_NUMBER,
    PriorityDate: take('claim', 'date'),
    PriorityStatusCode: take('claim', 'status'),
  },
  publications: { Publication: { enter: 'publication' } },
  publication: {
    PublicationIdentifier: take('publication', 'number'),
    PublicationDate: take('publication', 'date'),
  },
};

export const ST86_DIALECTS: readonly Dialect[] = [
  {
    reader: 'st86',
    namespaces: [
      'http://www.wipo.int/standards/XMLSchema/designs',
      'http://euipo.europa.eu/design/data',
      // EUIPO under its name until March 2016
      'http://oami.europa.eu/design/data',
    ],
    below: ['http://register.dpma.de/standards/XMLSchema/*'],
    grammar: GRAMMAR,
  },
];
