/** Hands documents in, and shows of each what became of it: refusals with every reason, and how to mend them. */
import { useSignal } from '@preact/signals';
import type { AnswerOf, GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { listOf, t } from '../../language/text.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Failure } from '../../parts/states.tsx';

interface Handed {
  readonly file: File;
  readonly outcome: { readonly taken: AnswerOf<'handInDocument'> } | { readonly error: unknown };
}

const TYPES: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  zip: 'application/zip',
};

export function Upload({
  client,
  onTaken,
}: {
  readonly client: GatewayClient;
  readonly onTaken: () => void;
}) {
  const handed = useSignal<readonly Handed[]>([]);
  const take = async (files: readonly File[]) => {
    handed.value = [];
    for (const file of files) {
      handed.value = [...handed.value, { file, outcome: await handIn(client, file) }];
      onTaken();
    }
  };
  const again = async (file: File) => {
    const outcome = await handIn(client, file);
    handed.value = handed.value.map((one) => (one.file === file ? { file, outcome } : one));
    onTaken();
  };
  return (
    <>
      <FileDrop label={t('console.upload')} hint={t('console.upload.hint')} multiple onFiles={take} />
      <ul class="handed" aria-live="polite">
        {handed.value.map(({ file, outcome }) => (
          <li key={file.name}>
            <bdi>{file.name}</bdi>{' '}
            {'taken' in outcome ? (
              takenText(outcome.taken)
            ) : isRefused(outcome.error) ? (
              <Failure error={outcome.error} />
            ) : (
              <Failure error={outcome.error} retry={() => again(file)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Handed in again as it is, it would be refused again. */
function isRefused(error: unknown): boolean {
  return error instanceof ClientError && error.problem?.status === 422;
}

async function handIn(client: GatewayClient, file: File): Promise<Handed['outcome']> {
  const type = TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  try {
    const form = new FormData();
    form.set('document', new File([file], file.name, { type }));
    const request = new Response(form); // gives the form its boundary and its bytes
    const body = new Uint8Array(await request.arrayBuffer());
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    return { taken: await client.call('handInDocument', {}, { body, headers }) };
  } catch (error) {
    return { error };
  }
}

function takenText({ status, applicationIdBag, notTakenCount, quality }: AnswerOf<'handInDocument'>): string {
  const { errorCount, warningCount } = quality;
  return [
    t(status === 'known' ? 'console.known' : 'console.accepted', { ids: listOf(applicationIdBag) }),
    ...(notTakenCount > 0 ? [t('console.notTaken', { count: notTakenCount })] : []),
    ...(errorCount + warningCount > 0
      ? [t('console.quality', { errors: errorCount, warnings: warningCount })]
      : []),
  ].join(' ');
}
