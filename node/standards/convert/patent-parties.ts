/** Applicants, inventors, assignees, agents and examiners. They pass through; nothing keeps them. */

import { contacts, fullContacts, PERSON_NAME } from './contact.ts';
import { POSITION, type Rule } from './mapping.ts';
import { COUNTRY, words } from './values.ts';
import { elements, type XmlNode } from './xml-tree.ts';

const SEQUENCE: Rule = { old: '@sequence', st96: '@com:sequenceNumber' };
const NATIONALITY: Rule = { old: 'nationality/country', st96: 'com:NationalityCode', value: COUNTRY };

/** The office's own number of a party. It comes after the contacts: it is written into the address book that they begin. */
const IDENTIFIER: Rule = { old: 'addressbook/iid', st96: 'com:PartyIdentifier' };

const APPLICANT: readonly Rule[] = [
  SEQUENCE,
  ...contacts('addressbook'),
  IDENTIFIER,
  {
    old: '@app-type',
    st96: 'pat:ApplicantCategory',
    value: words([
      ['applicant', 'Applicant'],
      ['applicant-inventor', 'Applicant_Inventor'],
    ]),
  },
  NATIONALITY,
  {
    old: '@designation',
    st96: 'pat:DesignationCategory',
    value: words([
      ['all', 'All'],
      ['all-except-us', 'All except US'],
      ['us-only', 'US only'],
      ['as-indicated', 'As indicated'],
    ]),
  },
  { old: 'residence/country', st96: 'com:ResidenceCountryCode', value: COUNTRY },
];

const AGENT: readonly Rule[] = [
  { ...SEQUENCE, otherwise: POSITION },
  {
    old: '@rep-type',
    st96: 'pat:RegisteredPractitionerCategory',
    value: words([
      ['agent', 'Agent'],
      ['attorney', 'Attorney'],
      ['common-representative', 'Common representative'],
    ]),
  },
  ...contacts('addressbook'),
];

export const PARTIES: readonly Rule[] = [
  {
    old: [
      'parties/applicants/applicant',
      'us-parties/us-applicants/us-applicant',
      'cn-parties/cn-applicants/cn-applicant',
    ],
    st96: 'pat:PartyBag/pat:ApplicantBag/pat:Applicant',
    content: APPLICANT,
  },
  {
    old: [
      'parties/inventors/inventor',
      'us-parties/inventors/inventor',
      'cn-parties/cn-inventors/cn-inventor',
    ],
    st96: 'pat:PartyBag/pat:InventorBag/pat:Inventor',
    content: [SEQUENCE, ...contacts('addressbook'), IDENTIFIER, NATIONALITY],
  },
  {
    old: 'assignees/assignee',
    st96: 'pat:PartyBag/pat:AssigneeBag/pat:Assignee',
    content: contacts('addressbook'),
    when: (node) => node.name !== 'assignee' || holdsAddressbook(node),
  },
  {
    // US Red Book 4.0 puts the name of an assignee straight into it.
    old: 'assignees/assignee',
    st96: 'pat:PartyBag/pat:AssigneeBag/pat:Assignee',
    content: contacts('.'),
    only: 'to96',
    when: (node) => !holdsAddressbook(node),
  },
  {
    old: ['parties/agents/agent', 'us-parties/agents/agent', 'cn-parties/cn-agents/cn-agent'],
    st96: 'pat:PartyBag/pat:RegisteredPractitionerBag/pat:RegisteredPractitioner',
    content: AGENT,
  },
  {
    old: 'examiners/primary-examiner',
    st96: 'pat:PartyBag/pat:ExaminerBag/pat:PrimaryExaminer',
    content: PERSON_NAME,
  },
  {
    old: 'examiners/assistant-examiner',
    st96: 'pat:PartyBag/pat:ExaminerBag/pat:AssistantExaminer',
    content: PERSON_NAME,
  },
  {
    old: ['parties/correspondence-address', 'us-parties/correspondence-address'],
    st96: 'pat:PartyBag/com:CorrespondenceAddress',
    content: [fullContacts('addressbook')],
  },
];

function holdsAddressbook(assignee: XmlNode): boolean {
  return elements(assignee).some(({ name }) => name === 'addressbook');
}
