import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** One more sentence, for a tooltip. */
  readonly hint?: string;
}

/** One of a list. */
export function Choice(props: {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly placeholder?: string;
  onChange(value: string): void;
}) {
  return (
    <Select.Root
      items={props.options}
      value={props.value}
      modal={false}
      onValueChange={(value) => value !== null && value !== props.value && props.onChange(value)}
    >
      <Select.Trigger className="select" aria-label={props.label}>
        <Select.Value placeholder={props.placeholder ?? 'Choose'} />
        <Select.Icon>
          <ChevronDown size={12} aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="popup-layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="popup">
            <Select.List>
              {props.options.map((option) => (
                <Select.Item key={option.value} value={option.value} className="menu-item">
                  <Select.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                  <Select.ItemText style={{ gridColumn: 2 }}>{option.label}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}

/** One of two or three, all in sight. */
export function Segmented(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  onChange(value: string): void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row of a grid in every browser.
    <div className="segmented" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === props.value}
          title={option.hint}
          onClick={() => option.value !== props.value && props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** Some of a list, in its order. */
export function CheckList(props: {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly Option[];
  onChange(values: string[]): void;
}) {
  const toggled = (value: string, isOn: boolean) =>
    props.options.map((option) => option.value).filter((id) => (id === value ? isOn : props.values.includes(id)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a wrapping row in every browser.
    <div className="pick-list" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value} title={option.hint}>
          <input
            type="checkbox"
            checked={props.values.includes(option.value)}
            onChange={(event) => props.onChange(toggled(option.value, event.currentTarget.checked))}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** Yes or no. */
export function Switch(props: { readonly label: string; readonly value: boolean; onChange(value: boolean): void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.value}
      aria-label={props.label}
      className="switch"
      onClick={() => props.onChange(!props.value)}
    />
  );
}
