import { Menu } from '@base-ui/react/menu';
import { ChevronRight } from 'lucide-react';
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
