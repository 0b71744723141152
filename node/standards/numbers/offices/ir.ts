import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Iran: eighteen digits.
 */
export const IR: OfficeNumbers = {
  office: 'IR',
  rules: [
    {
      ...FIRST,
      id: 'IR-ALL',
      rightTypes: ['P', 'U', 'D', 'T'],
      patterns: ['^(?<n>\\d{18})$'],
      canonical: '{n}',
      source: 'WIPO DAS exchange guide, IR',
      examples: [['139850140003001234', '139850140003001234']],
    },
  ],
  styles: [],
  open: true,
};
