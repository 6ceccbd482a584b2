import { useMemo } from 'react';
import type { z } from 'zod';
import { CheckList, Choice, Switch } from '../controls/choice.tsx';
import { useDraft } from '../controls/draft.ts';
import { FormRow } from '../controls/form-row.tsx';
import { TextInput } from '../controls/text-input.tsx';
import { type Field, fieldsOf } from '../schema-form/fields.ts';
import { listOf } from '../schema-form/schema-form.tsx';

type Options = Readonly<Record<string, unknown>>;

/** The options of a format as a form. What its schema does not accept is not taken, and said. */
export function OptionsForm(props: {
  readonly schema: z.ZodType;
  readonly options: Options;
  onChange(options: Options): void;
}) {
  const { schema, options, onChange } = props;
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const values = useMemo(() => schema.parse(options) as Options, [schema, options]);
  const attempt = (key: string, value: unknown): string | null => {
    const parsed = schema.safeParse({ ...options, [key]: value });
    if (!parsed.success) return parsed.error.issues[0]?.message ?? 'is not accepted';
    onChange({ ...options, [key]: value });
    return null;
  };
  return fields.map((field) => (
    <FormRow key={field.key} label={field.label} hint={field.hint} isTall={field.type === 'choices'}>
      <OptionField field={field} value={values[field.key]} attempt={(value) => attempt(field.key, value)} />
    </FormRow>
  ));
}

function OptionField({ field, value, attempt }: FieldProps) {
  switch (field.type) {
    case 'number':
      return <NumberOption field={field} value={Number(value)} attempt={attempt} />;
    case 'choice':
      return (
        <Choice
          label={field.label}
          value={String(value)}
          options={field.options}
          onChange={(next) => attempt(field.isNumber ? Number(next) : next)}
        />
      );
    case 'choices':
      return <CheckList label={field.label} values={listOf(value)} options={field.options} onChange={attempt} />;
    case 'flag':
      return <Switch label={field.label} value={value === true} onChange={attempt} />;
    case 'text':
      return <TextInput label={field.label} value={String(value ?? '')} onCommit={attempt} />;
    case 'vector':
    case 'prop':
      throw new Error(`No format has an option of the type ${field.type}.`);
  }
}

interface FieldProps {
  readonly field: Field;
  readonly value: unknown;
  /** Returns why a value is not accepted; null where it was taken. */
  attempt(value: unknown): string | null;
}

function NumberOption(props: {
  readonly field: Extract<Field, { type: 'number' | 'vector' }>;
  readonly value: number;
  attempt(value: number): string | null;
}) {
  const { field, value } = props;
  return (
    <NumberField
      label={field.label}
      unit={field.unit}
      value={value}
      min={field.min}
      max={field.max}
      step={field.step ?? (field.isInteger ? 1 : 0.1)}
      onCommit={(next) => props.attempt(field.isInteger ? Math.round(next) : next)}
    />
  );
}

/** A number that is taken on Enter or on leaving the field, held within its bounds. */
export function NumberField(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  onCommit(value: number): void;
}) {
  const draft = useDraft();
  const commit = () => {
    const text = draft.take();
    const typed = text === null || text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
    if (Number.isFinite(typed)) props.onCommit(Math.min(props.max, Math.max(props.min, typed)));
  };
  const nudge = (steps: number) =>
    props.onCommit(Math.min(props.max, Math.max(props.min, Number((props.value + steps * props.step).toFixed(6)))));
  return (
    <span className="plain-number">
      <input
        className="text-field"
        inputMode="decimal"
        aria-label={props.unit === '' ? props.label : `${props.label}, ${props.unit}`}
        autoComplete="off"
        value={draft.text ?? String(props.value)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => draft.type(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'ArrowUp') nudge(1);
          if (event.key === 'ArrowDown') nudge(-1);
          if (event.key === 'Escape' && draft.text !== null) {
            event.stopPropagation();
            draft.drop();
          }
        }}
      />
      {props.unit !== '' && <span className="unit">{props.unit}</span>}
    </span>
  );
}
