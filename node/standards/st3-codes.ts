/**
 * Office codes of WIPO ST.3 with short English names, as of the revision of October 2024; FM was proposed
 * in October 2025. A code that appears or ends is an edit of this table, and nothing else.
 */

const CURRENT = `
AD Andorra | AE United Arab Emirates | AF Afghanistan | AG Antigua and Barbuda | AI Anguilla | AL Albania
AM Armenia | AO Angola | AP African Regional Intellectual Property Organization (ARIPO) | AR Argentina
AT Austria | AU Australia | AW Aruba | AZ Azerbaijan | BA Bosnia and Herzegovina | BB Barbados
BD Bangladesh | BE Belgium | BF Burkina Faso | BG Bulgaria | BH Bahrain | BI Burundi | BJ Benin
BM Bermuda | BN Brunei | BO Bolivia | BQ Bonaire, Sint Eustatius and Saba | BR Brazil | BS Bahamas
BT Bhutan | BV Bouvet Island | BW Botswana | BX Benelux Office for Intellectual Property (BOIP)
BY Belarus | BZ Belize | CA Canada | CD Congo (Kinshasa) | CF Central African Republic
CG Congo (Brazzaville) | CH Switzerland | CI Ivory Coast | CK Cook Islands | CL Chile | CM Cameroon
CN China | CO Colombia | CR Costa Rica | CU Cuba | CV Cabo Verde | CW Curaçao | CY Cyprus | CZ Czechia
DE Germany | DJ Djibouti | DK Denmark | DM Dominica | DO Dominican Republic | DZ Algeria
EA Eurasian Patent Organization (EAPO) | EC Ecuador | EE Estonia | EG Egypt | EH Western Sahara
EM European Union Intellectual Property Office (EUIPO) | EP European Patent Office (EPO) | ER Eritrea
ES Spain | ET Ethiopia | EU European Union | FI Finland | FJ Fiji | FK Falkland Islands (Malvinas)
FM Micronesia | FO Faroe Islands | FR France | GA Gabon | GB United Kingdom
GC Patent Office of the Gulf Cooperation Council (GCC) | GD Grenada | GE Georgia | GG Guernsey | GH Ghana
GI Gibraltar | GL Greenland | GM Gambia | GN Guinea | GQ Equatorial Guinea | GR Greece
GS South Georgia and the South Sandwich Islands | GT Guatemala | GW Guinea-Bissau | GY Guyana
HK Hong Kong | HN Honduras | HR Croatia | HT Haiti | HU Hungary
IB International Bureau of WIPO | ID Indonesia | IE Ireland | IL Israel | IM Isle of Man | IN India
IQ Iraq | IR Iran | IS Iceland | IT Italy | JE Jersey | JM Jamaica | JO Jordan | JP Japan | KE Kenya
KG Kyrgyzstan | KH Cambodia | KI Kiribati | KM Comoros | KN Saint Kitts and Nevis | KP North Korea
KR South Korea | KW Kuwait | KY Cayman Islands | KZ Kazakhstan | LA Laos | LB Lebanon | LC Saint Lucia
LI Liechtenstein | LK Sri Lanka | LR Liberia | LS Lesotho | LT Lithuania | LU Luxembourg | LV Latvia
LY Libya | MA Morocco | MC Monaco | MD Moldova | ME Montenegro | MG Madagascar | MK North Macedonia
ML Mali | MM Myanmar | MN Mongolia | MO Macao | MP Northern Mariana Islands | MR Mauritania
MS Montserrat | MT Malta | MU Mauritius | MV Maldives | MW Malawi | MX Mexico | MY Malaysia
MZ Mozambique | NA Namibia | NE Niger | NG Nigeria | NI Nicaragua | NL Netherlands | NO Norway | NP Nepal
NR Nauru | NZ New Zealand | OA African Intellectual Property Organization (OAPI) | OM Oman | PA Panama
PE Peru | PG Papua New Guinea | PH Philippines | PK Pakistan | PL Poland | PT Portugal | PW Palau
PY Paraguay | QA Qatar | QZ Community Plant Variety Office (CPVO) | RO Romania | RS Serbia | RU Russia
RW Rwanda | SA Saudi Arabia | SB Solomon Islands | SC Seychelles | SD Sudan | SE Sweden | SG Singapore
SH Saint Helena, Ascension and Tristan da Cunha | SI Slovenia | SK Slovakia | SL Sierra Leone
SM San Marino | SN Senegal | SO Somalia | SR Suriname | SS South Sudan | ST Sao Tome and Principe
SV El Salvador | SX Sint Maarten | SY Syria | SZ Eswatini | TC Turks and Caicos Islands | TD Chad | TG Togo
TH Thailand | TJ Tajikistan | TL Timor-Leste | TM Turkmenistan | TN Tunisia | TO Tonga | TR Türkiye
TT Trinidad and Tobago | TV Tuvalu | TW Taiwan | TZ Tanzania | UA Ukraine | UG Uganda
US United States of America | UY Uruguay | UZ Uzbekistan | VA Holy See
VC Saint Vincent and the Grenadines | VE Venezuela | VG British Virgin Islands | VN Viet Nam | VU Vanuatu
WO World Intellectual Property Organization (WIPO) | WS Samoa | XN Nordic Patent Institute (NPI)
XU International Union for the Protection of New Varieties of Plants (UPOV)
XV Visegrad Patent Institute (VPI) | YE Yemen | ZA South Africa | ZM Zambia | ZW Zimbabwe
`;

export const CURRENT_CODES: ReadonlyMap<string, string> = new Map(
  CURRENT.split(/[|\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => [item.slice(0, 2), item.slice(3)]),
);

export interface FormerCode {
  readonly name: string;
  /** Codes of the offices that came after it. */
  readonly successors: readonly string[];
  /** Years of use as far as they are known. */
  readonly years?: { readonly from?: number; readonly to: number };
}

/** Codes that stand in old priority claims only; ST.96 admits them beside the current ones. */
export const FORMER_CODES: ReadonlyMap<string, FormerCode> = new Map([
  ['AN', { name: 'Netherlands Antilles', successors: ['CW', 'SX', 'BQ'], years: { from: 1974, to: 2010 } }],
  ['CS', { name: 'Czechoslovakia', successors: ['CZ', 'SK'], years: { to: 1992 } }],
  ['DD', { name: 'German Democratic Republic', successors: ['DE'], years: { from: 1978, to: 1990 } }],
  ['DL', { name: 'German Democratic Republic', successors: ['DE'], years: { from: 1949, to: 1977 } }],
  ['DT', { name: 'Federal Republic of Germany', successors: ['DE'], years: { from: 1949, to: 1977 } }],
  ['RH', { name: 'Southern Rhodesia', successors: ['ZW'], years: { from: 1965, to: 1979 } }],
  ['SU', { name: 'Soviet Union', successors: ['RU'], years: { from: 1922, to: 1991 } }],
  ['YD', { name: 'Democratic Yemen', successors: ['YE'], years: { from: 1978, to: 1990 } }],
  [
    'YU',
    { name: 'Yugoslavia, Serbia and Montenegro', successors: ['RS', 'ME'], years: { from: 1922, to: 2006 } },
  ],
]);

/** For states, organisations and offices that are not known. */
export const UNKNOWN_CODE = 'XX';
