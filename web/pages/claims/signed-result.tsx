/** What a signed result is known by: on paper, so that the sheet and the file that was saved can be matched. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { sha256Hex } from '#sha256';
import { formatTime, t } from '../../language/text.ts';
import { Hash, Values } from '../../parts/values.tsx';

export const SIGNED_RESULT_FILE = 'priority-check.jws';

/** Hexadecimal digits that an eye can hold. */
const GROUP = /.{4}(?=.)/g;

export interface SignedResultMarks {
  /** SHA-256 of the file, lower-case hex in groups of four. */
  readonly digest: string;
  readonly kid: string | undefined;
  /** As the gateway states it, RFC 3339. */
  readonly time: string | undefined;
}

/** @param jws compact form, as it stands in the file. @throws JOSEError, TypeError where it is none */
export function marksOf(jws: string): SignedResultMarks {
  const { kid } = decodeProtectedHeader(jws);
  const { iat } = decodeJwt(jws);
  return {
    digest: sha256Hex(new TextEncoder().encode(jws)).replace(GROUP, '$& '),
    kid,
    time: iat === undefined ? undefined : new Date(iat * 1000).toISOString(),
  };
}

export function SignedResult({ digest, kid, time }: SignedResultMarks) {
  return (
    <section class="together">
      <h2>{t('claims.signed.title')}</h2>
      <Values
        rows={[
          [t('claims.signed.digest'), <Hash>{digest}</Hash>],
          [t('claims.signed.key'), kid && <Hash>{kid}</Hash>],
          [t('claims.signed.time'), time && <time dateTime={time}>{formatTime(time)} UTC</time>],
        ]}
      />
      <p>{t('claims.signed.match', { command: `sha256sum ${SIGNED_RESULT_FILE}` })}</p>
    </section>
  );
}
