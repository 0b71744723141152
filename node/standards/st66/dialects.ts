/** ST.66 (trademarks): TM-XML as EUIPO, USPTO (TSDR) and DPMA send it. Element names after the ST.66 schemas. */

import { BARE_NUMBER, type Dialect, type Grammar, type Part, take } from '../reading/grammar.ts';

const OUTSIDE: Part = { enter: 'outside' };
const LANGUAGE = take('record', 'language');
const FILING_DATE = take('record', 'date');

const GRAMMAR: Grammar = {
  outside: {
    Transaction: OUTSIDE,
    TradeMarkTransactionBody: OUTSIDE,
    TransactionContentDetails: OUTSIDE,
    TransactionData: OUTSIDE,
    TradeMarkApplicationDetails: OUTSIDE,
    TradeMarkApplication: OUTSIDE,
    TradeMarkDetails: OUTSIDE,
    TradeMark: {
      enter: 'trademark',
      record: 'trademark',
      attributes: [['', 'operationCode', 'record', 'operation']],
    },
  },
  trademark: {
    RegistrationOfficeCode: take('record', 'registrationOffice'),
    ReceivingOfficeCode: take('record', 'receivingOffice'),
    ApplicationNumber: BARE_NUMBER,
    ApplicationDate: FILING_DATE,
    ApplicationDateTime: FILING_DATE,
    ApplicationLanguageCode: LANGUAGE,
    SecondLanguageCode: LANGUAGE,
    RegistrationNumber: take('grant', 'number'),
    RegistrationDate: take('grant', 'date'),
    MarkCurrentStatusCode: take('record', 'status'),
    PriorityDetails: { enter: 'claims' },
    PublicationDetails: { enter: 'publications' },
  },
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

const NAMESPACES = [
  'http://www.wipo.int/standards/XMLSchema/trademarks',
  'http://euipo.europa.eu/trademark/data',
  // EUIPO under its name until March 2016
  'http://oami.europa.eu/trademark/data',
];

export const ST66_DIALECTS: readonly Dialect[] = [
  { reader: 'st66', namespaces: NAMESPACES, grammar: GRAMMAR },
];
