import { useRef } from 'react';
import type { Gesture } from '../../editor/editor.ts';
import { useEditing } from '../editing.ts';
import { FormRow } from './form-row.tsx';
import { type NumberBinding, startValue } from './number-binding.ts';
import { NumberInput } from './number-input.tsx';

/** A bounded number as a slider with its value beside it; one drag is one undo step. */
export function SliderRow(props: { readonly binding: NumberBinding; readonly hint?: string }) {
  const editing = useEditing();
  const gesture = useRef<Gesture | null>(null);
  const { binding } = props;
  const { unit } = binding;
  const commit = () => {
    gesture.current?.commit();
    gesture.current = null;
  };
  return (
    <FormRow label={binding.label} hint={props.hint}>
      <input
        type="range"
        className="slider"
        aria-label={`${binding.label}, slider`}
        min={binding.min * unit.factor}
        max={binding.max * unit.factor}
        step={unit.step}
        value={startValue(binding) * unit.factor}
        onChange={(event) => {
          gesture.current ??= editing.begin(binding.label);
          const stored = event.currentTarget.valueAsNumber / unit.factor;
          gesture.current.preview(binding.edit(Math.min(Math.max(stored, binding.min), binding.max)));
        }}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <NumberInput binding={binding} />
    </FormRow>
  );
}
