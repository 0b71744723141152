/** How to check the same without these pages and without this gateway, with the names and values of what is in hand. */
import { toHex, utf8 } from '#protocol/bytes.ts';
import { formatDigest } from '#protocol/digest.ts';
import type { Receipt } from '#protocol/receipt.ts';
import { leafHash } from '#protocol/tree.ts';
import { t } from '../../language/text.ts';
import { Values } from '../../parts/values.tsx';
import { shellPath, shellWord } from './shell-words.ts';
import type { DocumentInHand, Verification } from './verification.ts';

export function CheckAgain({
  verification: { receipt, entry, head, findingBag },
  document,
  receiptName,
}: {
  readonly verification: Verification;
  readonly document: DocumentInHand | undefined;
  /** Of the file that the receipt came in; undefined where it came by other ways. */
  readonly receiptName: string | undefined;
}) {
  const name = document?.file.name ?? 'DOCUMENT';
  const receiptFile = receiptName ?? `${name}.receipt.json`;
  // That of the chain, where that was asked: a receipt that was altered leads to another.
  const root = head?.root ?? findingBag.find(({ code }) => code === 'LEAF_INCLUDED')?.evidence?.root;
  const own = document && formatDigest(document.digest.profile, document.digest.digest);
  const [profile = '', hash = ''] = (entry?.digest ?? own ?? '').split(':');
  return (
    <section>
      <h2>{t('verify.again')}</h2>
      <p>{t('verify.again.lead')}</p>
      <ol class="steps">
        {document !== undefined && (
          <li>
            <p>{t(entry === undefined ? 'verify.again.sent' : 'verify.again.digest')}</p>
            <Command>{digestCommand(profile, name)}</Command>
            <Values rows={[[t('verify.again.expected'), <Value>{hash}</Value>]]} />
          </li>
        )}
        {receipt !== undefined && entry !== undefined && (
          <>
            <li>
              <p>{t('verify.again.leaf')}</p>
              <Command>{leafCommand(receiptFile)}</Command>
              <Values
                rows={[
                  [t('verify.again.expected'), <Value>{leafOf(receipt)}</Value>],
                  [t('receipt.log'), <Value>{entry.log}</Value>],
                  [t('verify.again.index'), <Value>{String(receipt.leafIndex)}</Value>],
                  [t('verify.again.size'), <Value>{String(receipt.treeSize)}</Value>],
                  [t('verify.again.root'), root === undefined ? undefined : <Value>{String(root)}</Value>],
                ]}
              />
            </li>
            <li>
              <p>{t('verify.again.chain')}</p>
              <Command>
                {[
                  `npx ipanchor verify ${shellPath(name)} --receipt ${shellPath(receiptFile)}`,
                  '  --chain http://127.0.0.1:8545 --contracts deployment.json',
                ].join(' \\\n')}
              </Command>
            </li>
          </>
        )}
      </ol>
      {receipt !== undefined && receiptName === undefined && (
        <SavedReceipt receipt={receipt} name={receiptFile} />
      )}
    </section>
  );
}

/** A receipt from an address, a code or a log is no file yet. */
function SavedReceipt({ receipt, name }: { readonly receipt: Receipt; readonly name: string }) {
  const file = new Blob([JSON.stringify(receipt)], { type: 'application/json' });
  return (
    <p class="actions">
      <a class="button" href={URL.createObjectURL(file)} download={name}>
        {t('receipt.save')}
      </a>
    </p>
  );
}

function Command({ children }: { readonly children: string }) {
  return (
    <pre dir="ltr">
      <code>{children}</code>
    </pre>
  );
}

function Value({ children }: { readonly children: string }) {
  return <code dir="ltr">{children}</code>;
}

function digestCommand(profile: string, name: string): string {
  const file = shellWord(name);
  return profile === 'raw'
    ? `sha256sum < ${file}`
    : `set -o pipefail; xmllint --nonet --c14n - < ${file} | sha256sum`;
}

/** RFC 9162 §2.1.1: a zero byte before the entry. */
function leafCommand(receiptFile: string): string {
  return `{ printf '\\0'; jq -j .entry < ${shellWord(receiptFile)}; } | sha256sum`;
}

function leafOf(receipt: Receipt): string {
  return toHex(leafHash(utf8(receipt.entry)));
}
