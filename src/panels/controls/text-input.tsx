import { useDraft } from './draft.ts';

/** A line of text that is taken on Enter or on leaving the field, and dropped on Escape. */
export function TextInput(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  onCommit(value: string): void;
  onDone?(): void;
}) {
  const draft = useDraft();
  return (
    <input
      className="text-field"
      aria-label={props.label}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      maxLength={props.maxLength ?? 200}
      placeholder={props.placeholder}
      // biome-ignore lint/a11y/noAutofocus: it appears where someone asked to rename.
      autoFocus={props.autoFocus}
      value={draft.text ?? props.value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={() => {
        const text = draft.take();
        if (text !== null && text !== props.value) props.onCommit(text);
        props.onDone?.();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.stopPropagation();
          draft.drop();
          props.onDone?.();
        }
      }}
    />
  );
}

/** Several lines of text, taken on leaving the field and dropped on Escape. */
export function TextArea(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  onCommit(value: string): void;
}) {
  const draft = useDraft();
  return (
    <textarea
      className="text-field"
      aria-label={props.label}
      dir="auto"
      rows={props.rows ?? 2}
      maxLength={props.maxLength ?? 2000}
      placeholder={props.placeholder}
      value={draft.text ?? props.value}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={() => {
        const text = draft.take();
        if (text !== null && text !== props.value) props.onCommit(text);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        draft.drop();
        event.currentTarget.blur();
      }}
    />
  );
}
