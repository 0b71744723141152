/** A place to drop files on, or to choose them: the same for mouse, finger and keyboard. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../language/text.ts';

export function FileDrop({
  label,
  hint,
  accept,
  multiple = false,
  onFiles,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  const over = useSignal(false);
  const names = useSignal<readonly string[]>([]);
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length === 0) return;
    names.value = files.map(({ name }) => name);
    onFiles(files);
  };
  return (
    // Dropping is a second way: the field inside is there for all.
    <section
      class={over.value ? 'drop over' : 'drop'}
      aria-labelledby={`${id}-label`}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <label id={`${id}-label`} for={id}>
        {label}
      </label>
      {hint !== undefined && <p id={`${id}-hint`}>{hint}</p>}
      <div class="choose">
        <span>
          <input
            id={id}
            type="file"
            accept={accept}
            multiple={multiple}
            aria-labelledby={`${id}-label ${id}-button`}
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            onChange={({ currentTarget }) => {
              take(currentTarget.files);
              currentTarget.value = ''; // the same file may be chosen again
            }}
          />
          <span class="button" id={`${id}-button`}>
            {t(multiple ? 'file.choose.several' : 'file.choose')}
          </span>
        </span>
        <div class="chosen" aria-live="polite">
          {names.value.length > 0 && t('file.chosen')}
          {names.value.map((name, index) => (
            <bdi key={`${index} ${name}`}>{name}</bdi>
          ))}
        </div>
      </div>
      {children}
    </section>
  );
}
