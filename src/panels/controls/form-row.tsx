import type { ReactNode } from 'react';
import type { NumberBinding } from './number-binding.ts';
import { NumberInput, ScrubHandle } from './number-input.tsx';
import { Tip } from './tip.tsx';

/** A label and its field. */
export function FormRow(props: {
  readonly label: string;
  readonly hint?: string | null | undefined;
  readonly isTall?: boolean;
  readonly children: ReactNode;
}) {
  const label = (
    <span className="row-label" title={props.label}>
      {props.label}
    </span>
  );
  return (
    <div className="form-row" data-tall={props.isTall || undefined}>
      {props.hint ? (
        <Tip label={props.label} more={props.hint}>
          <span className="row-label">{props.label}</span>
        </Tip>
      ) : (
        label
      )}
      <span className="row-fields">{props.children}</span>
    </div>
  );
}

/** A number that is dragged by its label or typed. */
export function NumberRow(props: {
  readonly binding: NumberBinding;
  readonly label?: string;
  readonly hint?: string | null | undefined;
  readonly children?: ReactNode;
}) {
  const label = props.label ?? props.binding.label;
  const handle = (
    <ScrubHandle binding={props.binding} className="row-label" {...(!props.hint && { title: label })}>
      {label}
    </ScrubHandle>
  );
  return (
    <div className="form-row">
      {props.hint ? (
        <Tip label={label} more={props.hint}>
          <span className="row-label">{handle}</span>
        </Tip>
      ) : (
        handle
      )}
      <span className="row-fields">
        <NumberInput binding={props.binding} />
        {props.children}
      </span>
    </div>
  );
}

const AXES = ['X', 'Y', 'Z'] as const;

/** Three numbers in a row, each dragged by its letter. */
export function VectorRow(props: {
  readonly label: string;
  readonly hint?: string | null | undefined;
  readonly axes?: readonly string[];
  /** The binding of one of the three. */
  bindingOf(index: 0 | 1 | 2): NumberBinding;
}) {
  const axes = props.axes ?? AXES;
  return (
    <FormRow label={props.label} hint={props.hint}>
      {([0, 1, 2] as const).map((index) => (
        <NumberInput key={index} binding={props.bindingOf(index)} axis={axes[index] ?? ''} />
      ))}
    </FormRow>
  );
}

export function FormSection(props: {
  readonly title?: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="form-section">
      {props.title !== undefined && (
        <h3>
          {props.title}
          {props.extra}
        </h3>
      )}
      {props.children}
    </section>
  );
}
