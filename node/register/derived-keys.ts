import { parseAccessCode } from '#protocol/access-code.ts';
import { blinding, claimKey, sealedKey } from '#protocol/keys.ts';

/** More claims than this on one application before its publication are not looked for. */
const MOST_CLAIMS = 16;

/** What a register is asked by, in the form of a request: derived here, so that the code itself goes nowhere. */
export interface DerivedKeys {
  readonly sealedKey: string;
  readonly blinding: string;
  readonly claimKeyBag: readonly string[];
}

/** @throws ProtocolError ACCESS_CODE_INVALID, ACCESS_CODE_CHECK_FAILED */
export function deriveKeys(code: string, applicationId: string): DerivedKeys {
  const k = parseAccessCode(code.trim());
  return {
    sealedKey: sealedKey(k, applicationId),
    blinding: blinding(k, applicationId),
    claimKeyBag: Array.from({ length: MOST_CLAIMS }, (_, index) => claimKey(k, applicationId, index)),
  };
}
