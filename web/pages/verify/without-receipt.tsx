/** A document without its receipt: the register is asked about its application, which it names itself or people do. */
import { useSignal } from '@preact/signals';
import { lazy, Suspense } from 'preact/compat';
import { formatDigest } from '#protocol/digest.ts';
import { gatewayAddress } from '../../api.ts';
import { t } from '../../language/text.ts';
import { Answer } from '../../parts/answer.tsx';
import { Failure, Loading, Waiting } from '../../parts/states.tsx';
import { Hash, Values } from '../../parts/values.tsx';
import type { WithoutReceipt as Inspected } from './inspect.ts';
import { NOTHING_SOUGHT, type Sought, type Verification, verifyByApplication } from './verification.ts';
import { VerificationAnswer } from './verification-answer.tsx';

/** Its rules of numbers and names of offices are larger than the page. */
const ApplicationForm = lazy(() => import('./application-form.tsx'));

type Asked =
  | { readonly at: 'form' }
  | { readonly at: 'asking' }
  | { readonly at: 'answer'; readonly sought: Sought; readonly verification: Verification }
  | { readonly at: 'failure'; readonly sought: Sought; readonly error: unknown };

export function WithoutReceipt({ inspected }: { readonly inspected: Inspected }) {
  const { document, named, found, verification } = inspected;
  const [first = NOTHING_SOUGHT] = named;
  const asked = useSignal<Asked>(
    verification === undefined ? { at: 'form' } : { at: 'answer', sought: first, verification },
  );
  const ask = async (sought: Sought) => {
    asked.value = { at: 'asking' };
    try {
      const { signal } = new AbortController();
      asked.value = {
        at: 'answer',
        sought,
        verification: await verifyByApplication(document, sought, signal),
      };
    } catch (error) {
      asked.value = { at: 'failure', sought, error };
    }
  };
  const { value } = asked;
  return (
    <>
      {value.at === 'answer' && (
        <VerificationAnswer verification={value.verification} document={document} sought={value.sought} />
      )}
      {value.at === 'asking' && <Waiting>{t('verify.asking')}</Waiting>}
      {value.at === 'failure' && <Failure error={value.error} retry={() => ask(value.sought)} />}
      {value.at === 'form' && (
        <Answer tone="open" sentence={t('verify.wanted')}>
          <p>
            <bdi>{document.file.name}</bdi>
          </p>
          <p>{t(wantedNext(inspected))}</p>
          <Values
            rows={[
              [
                t('register.digest'),
                <Hash>{formatDigest(document.digest.profile, document.digest.digest)}</Hash>,
              ],
            ]}
          />
        </Answer>
      )}
      {found !== undefined && <p>{t('verify.logged', { office: found.office })}</p>}
      {gatewayAddress.value !== undefined && (
        <section>
          <h2>{t('verify.application')}</h2>
          <p>{t('verify.application.lead')}</p>
          <Suspense fallback={<Loading />}>
            <ApplicationForm named={named} onSought={ask} />
          </Suspense>
        </section>
      )}
    </>
  );
}

function wantedNext({ named }: Inspected) {
  if (gatewayAddress.value === undefined) return 'verify.wanted.gateway';
  return named.length > 1 ? 'verify.wanted.several' : 'verify.wanted.next';
}
