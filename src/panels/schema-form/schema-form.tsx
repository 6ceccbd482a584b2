import { useMemo } from 'react';
import type { z } from 'zod';
import { inOrder } from '../../core/base/order.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Edit } from '../../editor/editor.ts';
import { CheckList, Choice, Switch } from '../controls/choice.tsx';
import { FormRow, NumberRow, VectorRow } from '../controls/form-row.tsx';
import type { NumberBinding } from '../controls/number-binding.ts';
import { TextInput } from '../controls/text-input.tsx';
import { useEditing } from '../editing.ts';
import { useScene } from '../editor-context.tsx';
import { shownUnit } from '../units.ts';
import { type Field, fieldsOf } from './fields.ts';

type Params = Readonly<Record<string, unknown>>;
type NumericField = Extract<Field, { type: 'number' | 'vector' }>;

/** A form drawn from a kind's schema. `set` says where a value goes in the scene. */
export function SchemaForm(props: {
  readonly schema: z.ZodType;
  readonly params: Params;
  /** Keys that another section of the inspector already shows. */
  readonly without?: readonly string[];
  set(key: string, value: z.core.util.JSONType): Edit;
}) {
  const { schema, without = [] } = props;
  const editing = useEditing();
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const parsed = useMemo(() => withDefaults(schema, props.params), [schema, props.params]);

  return fields
    .filter((field) => !without.includes(field.key))
    .map((field) => {
      const value = parsed[field.key];
      const write = (next: z.core.util.JSONType) => editing.edit(field.label, props.set(field.key, next));
      switch (field.type) {
        case 'number':
          return (
            <NumberRow
              key={field.key}
              hint={field.hint}
              label={field.label}
              binding={bindingOf(field, value, (next) => props.set(field.key, next))}
            />
          );
        case 'vector': {
          const vector = Array.isArray(value) ? (value as number[]) : [0, 0, 0];
          return (
            <VectorRow
              key={field.key}
              label={field.label}
              hint={[field.hint, unitHint(field)].filter(Boolean).join('. ')}
              bindingOf={(index) => ({
                ...bindingOf(field, vector[index], (next) => props.set(field.key, vector.with(index, next))),
                label: `${field.label} ${'XYZ'[index]}`,
                unit: { ...shownUnit(field.unit, field.typical), label: '' },
              })}
            />
          );
        }
        case 'choice':
          return (
            <FormRow key={field.key} label={field.label} hint={field.hint}>
              <Choice
                label={field.label}
                value={String(value)}
                options={field.options}
                onChange={(next) => write(field.isNumber ? Number(next) : next)}
              />
            </FormRow>
          );
        case 'choices':
          return (
            <FormRow key={field.key} label={field.label} hint={field.hint} isTall>
              <CheckList label={field.label} values={listOf(value)} options={field.options} onChange={write} />
            </FormRow>
          );
        case 'flag':
          return (
            <FormRow key={field.key} label={field.label} hint={field.hint}>
              <Switch label={field.label} value={value === true} onChange={write} />
            </FormRow>
          );
        case 'prop':
          return (
            <FormRow key={field.key} label={field.label} hint={field.hint}>
              <PropChoice label={field.label} value={typeof value === 'string' ? value : ''} onChange={write} />
            </FormRow>
          );
        case 'text':
          return (
            <FormRow key={field.key} label={field.label} hint={field.hint}>
              <TextInput label={field.label} value={typeof value === 'string' ? value : ''} onCommit={write} />
            </FormRow>
          );
      }
    });
}

/** A stored list of words. */
export function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Stands for "no prop" in the list: a value of a choice may not be empty. */
const NO_PROP = 'none';

export function PropChoice(props: { readonly label: string; readonly value: string; onChange(propId: string): void }) {
  const scene = useScene();
  return (
    <Choice
      label={props.label}
      value={props.value === '' ? NO_PROP : props.value}
      options={[{ value: NO_PROP, label: 'Nothing' }, ...propOptions(scene)]}
      onChange={(value) => props.onChange(value === NO_PROP ? '' : value)}
    />
  );
}

export function propOptions(scene: Scene): { value: string; label: string }[] {
  return inOrder(scene.props).map(([id, prop]) => ({ value: id, label: prop.name }));
}

function bindingOf(field: NumericField, value: unknown, edit: (value: number) => Edit): NumberBinding {
  return {
    label: field.label,
    value: typeof value === 'number' ? value : 0,
    unit: shownUnit(field.unit, field.typical),
    min: field.min,
    max: field.max,
    step: field.step,
    isInteger: field.isInteger,
    edit,
  };
}

/** Three numbers in a row leave no room for their unit. */
function unitHint(field: NumericField): string {
  const { label } = shownUnit(field.unit, field.typical);
  return label === '' ? '' : `In ${label === '°' ? 'degrees' : label}`;
}

function withDefaults(schema: z.ZodType, params: Params): Params {
  const parsed = schema.safeParse(params);
  return parsed.success ? (parsed.data as Params) : params;
}
