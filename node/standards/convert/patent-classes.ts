/** Classifications of patents: IPC, IPC reform, CPC and national ones. */

import type { Rule } from './mapping.ts';
import { DATE, OFFICE, pattern } from './values.ts';

const BAG = 'pat:PatentClassificationBag';
const CLASS = pattern(/^(?:\d[1-9]|[1-9]\d)$/);

const SYMBOL: readonly Rule[] = [
  { old: 'class', st96: 'pat:Class', value: CLASS },
  { old: 'subclass', st96: 'pat:Subclass', value: pattern(/^[A-Z]$/) },
  { old: 'main-group', st96: 'pat:MainGroup' },
  { old: 'subgroup', st96: 'pat:Subgroup' },
  { old: 'symbol-position', st96: 'com:SymbolPositionCode', value: pattern(/^[FL]$/) },
  { old: 'action-date/date', st96: 'pat:ActionDate', value: DATE },
  { old: 'generating-office/country', st96: 'pat:GeneratingOfficeCode', value: OFFICE },
  {
    old: 'classification-data-source',
    st96: 'pat:PatentClassificationDataSourceCode',
    value: pattern(/^[HMG]$/),
  },
];

const IPCR: readonly Rule[] = [
  { old: '@sequence', st96: '@com:sequenceNumber' },
  { old: 'ipc-version-indicator/date', st96: 'pat:ClassificationVersionDate', value: DATE },
  { old: 'classification-level', st96: 'pat:PatentClassificationLevelCode', value: pattern(/^[ACS]$/) },
  { old: 'section', st96: 'pat:Section', value: pattern(/^[A-H]$/) },
  ...SYMBOL,
  { old: 'classification-value', st96: 'pat:IPCClassificationValueCode', value: pattern(/^[IN]$/) },
  { old: 'classification-status', st96: 'pat:IPCClassificationStatusCode', value: pattern(/^[BRVD]$/) },
  { old: 'text', st96: 'pat:PatentClassificationText' },
];

const CPC: readonly Rule[] = [
  { old: 'cpc-version-indicator/date', st96: 'pat:ClassificationVersionDate', value: DATE },
  { old: 'section', st96: 'pat:CPCSection', value: pattern(/^[A-HY]$/) },
  ...SYMBOL,
  { old: 'classification-value', st96: 'pat:CPCClassificationValueCode', value: pattern(/^[IA]$/) },
  { old: 'classification-status', st96: 'pat:CPCClassificationStatusCode', value: pattern(/^[BR]$/) },
];

const NATIONAL: readonly Rule[] = [
  { old: 'country', st96: 'com:IPOfficeCode', value: OFFICE },
  { old: 'edition', st96: 'com:Edition' },
  { old: 'main-classification', st96: 'pat:MainNationalClassification/pat:PatentClassificationText' },
  { old: 'further-classification', st96: 'pat:FurtherNationalClassification+/pat:PatentClassificationText' },
];

export const CLASSIFICATIONS: readonly Rule[] = [
  {
    old: 'classification-ipc',
    st96: `${BAG}/pat:IPCClassification`,
    content: [
      { old: 'edition', st96: 'com:Edition' },
      { old: 'main-classification', st96: 'pat:MainClassification' },
      { old: 'further-classification', st96: 'pat:FurtherClassification' },
    ],
  },
  {
    old: 'classifications-ipcr/classification-ipcr',
    st96: `${BAG}/pat:IPCRClassificationBag/pat:IPCRClassification`,
    content: IPCR,
  },
  {
    old: 'classifications-cpc/main-cpc/classification-cpc',
    st96: `${BAG}/pat:CPCClassificationBag/pat:MainCPC/pat:CPCClassification`,
    content: CPC,
  },
  {
    old: 'classifications-cpc/further-cpc/classification-cpc',
    st96: `${BAG}/pat:CPCClassificationBag/pat:FurtherCPC/pat:CPCClassification`,
    content: CPC,
  },
  { old: 'classification-national', st96: `${BAG}/pat:NationalClassification`, content: NATIONAL },
];
