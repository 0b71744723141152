/** Names of states and offices, as USPTO data write them in place of a code of WIPO ST.3. */

import { CURRENT_CODES } from './st3-codes.ts';

/** Forms of a name that differ from that of the table of codes by more than letter case and brackets. */
const OTHER_NAMES = `
AE ARAB EMIRATES | AP AFRICAN REGIONAL IP ORGANIZATION | AP ARIPO | BN BRUNEI DARUSSALAM | BO BOLIVIA, PLURINATIONAL STATE OF
BX BENELUX OFFICE FOR IP | BX BENELUX | CD CONGO, DEMOCRATIC REPUBLIC OF THE | CG CONGO | CI COTE D'IVOIRE
CV CAPE VERDE | CZ CZECH REPUBLIC | DE GERMANY, FEDERAL REPUBLIC OF | DE FEDERAL REPUBLIC OF GERMANY
EA EURASIAN PATENT OFFICE | EM EUROPEAN UNION IP OFFICE | EM EUIPO
EM OFFICE FOR HARMONIZATION IN THE INTERNAL MARKET | EP EPO | GB GREAT BRITAIN
GB UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND | GC GULF COOPERATION COUNCIL PATENT OFFICE
HK CHINA, HONG KONG SPECIAL ADMINISTRATIVE REGION | HK CHINA (HONG KONG) | HK HONG KONG, CHINA
IB INTERNATIONAL BUREAU | IB INTERNATIONAL BUREAU OF THE WORLD INTELLECTUAL PROPERTY ORGANIZATION
IB INTERNATIONAL BUREAU OF THE WORLD IP ORGANIZATION | IR IRAN, ISLAMIC REPUBLIC OF
KP KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF | KR KOREA | KR KOREA, REPUBLIC OF | KR REPUBLIC OF KOREA
LA LAO PEOPLE'S DEMOCRATIC REPUBLIC | LC ST. LUCIA | MD MOLDOVA, REPUBLIC OF | MD REPUBLIC OF MOLDOVA
MK MACEDONIA | MO MACAU | MO CHINA, MACAU SPECIAL ADMINISTRATIVE REGION | NL THE NETHERLANDS
OA AFRICAN IP ORGANIZATION | OA OAPI | RU RUSSIAN FEDERATION | SY SYRIAN ARAB REPUBLIC | SZ SWAZILAND
TR TURKEY | TW TAIWAN, PROVINCE OF CHINA | TW TAIWAN, R.O.C. | TW CHINESE TAIPEI
TZ TANZANIA, UNITED REPUBLIC OF | US UNITED STATES | US U.S.A. | VA VATICAN CITY STATE
VC ST. VINCENT AND THE GRENADINES | VE VENEZUELA, BOLIVARIAN REPUBLIC OF | VG VIRGIN ISLANDS (BRITISH)
VN VIETNAM | WO WIPO | WO WORLD IP ORGANIZATION
`;

/** Letter case, spaces and what stands in brackets at the end, such as (EPO), make no other name. */
function plain(name: string): string {
  return name
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .replace(/ \([A-Z]{3,6}\)$/, '')
    .trim();
}

const CODES: ReadonlyMap<string, string> = new Map([
  ...[...CURRENT_CODES].map(([code, name]): [string, string] => [plain(name), code]),
  ...OTHER_NAMES.split(/[|\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item): [string, string] => [item.slice(3), item.slice(0, 2)]),
]);

/** ST.3 code of a state or office by its English name, in any letter case; undefined for a name that is not known. */
export function officeOfName(name: string): string | undefined {
  return CODES.get(plain(name));
}
