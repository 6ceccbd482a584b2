import { Menu } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { shortcutLabel } from '../../editor/shortcuts.ts';
import { isMac } from '../platform.ts';

/** What a menu opens. */
export function MenuPopup(props: { readonly children: ReactNode; readonly isSub?: boolean }) {
  return (
    <Menu.Portal>
      <Menu.Positioner
        className="popup-layer"
        sideOffset={props.isSub ? 0 : 4}
        alignOffset={props.isSub ? -5 : 0}
        collisionPadding={8}
      >
        {/* A pointer leaves no focus on the trigger, so that Space goes on playing. */}
        <Menu.Popup className="popup" finalFocus={(how) => how === 'keyboard'}>
          {props.children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

/** A menu within a menu. */
export function Submenu(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="menu-item">
        <span />
        {props.label}
        <ChevronRight size={14} aria-hidden />
      </Menu.SubmenuTrigger>
      <MenuPopup isSub>{props.children}</MenuPopup>
    </Menu.SubmenuRoot>
  );
}

/** One line of a menu. */
export function MenuItem(props: {
  readonly label: string;
  readonly hint?: string;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  onClick(): void;
}) {
  return (
    <Menu.Item className="menu-item" disabled={props.isDisabled ?? false} onClick={props.onClick}>
      <span />
      {props.label}
      <span className="key">{props.shortcut && shortcutLabel(props.shortcut, isMac)}</span>
    </Menu.Item>
  );
}

/** A line that is on or off. */
export function MenuCheck(props: {
  readonly label: string;
  readonly isChecked: boolean;
  onChange(isChecked: boolean): void;
}) {
  return (
    <Menu.CheckboxItem
      className="menu-item"
      checked={props.isChecked}
      onCheckedChange={(isChecked) => props.onChange(isChecked)}
      closeOnClick
    >
      <Menu.CheckboxItemIndicator>
        <Check size={14} aria-hidden />
      </Menu.CheckboxItemIndicator>
      <span style={{ gridColumn: 2 }}>{props.label}</span>
    </Menu.CheckboxItem>
  );
}

/** Lines of which one is on. */
export function MenuRadios(props: {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  onChange(value: string): void;
}) {
  return (
    <Menu.RadioGroup value={props.value} onValueChange={(value) => props.onChange(String(value))}>
      {props.options.map(({ value, label }) => (
        <Menu.RadioItem key={value} value={value} className="menu-item" closeOnClick>
          <Menu.RadioItemIndicator>
            <Check size={14} aria-hidden />
          </Menu.RadioItemIndicator>
          <span style={{ gridColumn: 2 }}>{label}</span>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
