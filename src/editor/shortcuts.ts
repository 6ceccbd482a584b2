import type { Action } from './actions/action.ts';

/** What of a KeyboardEvent decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Where the focus is. */
  readonly target?: unknown;
}

/** The action that a key press asks for; none where the focused field or control has its own use for the key. */
export function actionOfKey(press: KeyPress, actions: readonly Action[], isMac: boolean): Action | undefined {
  if (isOwnedByTarget(press.target, press.key)) return undefined;
  const pressed = shortcutOf(press, isMac);
  return actions.find(({ shortcut }) => shortcut === pressed);
}

/** A key press as shortcuts are written: `Shift+Mod+Z`, `Space`, `ArrowLeft`. */
export function shortcutOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress, isMac: boolean): string {
  const isMod = isMac ? metaKey : ctrlKey;
  const isOther = isMac ? ctrlKey : metaKey;
  // A question mark already says that Shift is held; letters, digits and named keys do not.
  const saysShift = key.length === 1 && !/[a-z0-9 ]/i.test(key);
  return [
    isOther && 'Other',
    altKey && 'Alt',
    shiftKey && !saysShift && 'Shift',
    isMod && 'Mod',
    key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key === 'Backspace' ? 'Delete' : key,
  ]
    .filter(Boolean)
    .join('+');
}

/** `Ctrl+Z`, or `⌘Z` on a Mac: a shortcut as menus show it. */
export function shortcutLabel(shortcut: string, isMac: boolean): string {
  const signs: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫' }
    : { Mod: 'Ctrl' };
  const arrows: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
  return shortcut
    .split('+')
    .map((part) => signs[part] ?? arrows[part] ?? part)
    .join(isMac ? '' : '+');
}

const MOVING = new Set([' ', 'Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
const TEXTLESS_INPUTS = new Set(['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit']);
const MOVING_ROLES = /^(slider|spinbutton|listbox|option|combobox|menu|menuitem.*|tab|tree|treeitem|radio)$/;

/**
 * Whether the focused element has its own use for a key: fields for all, controls for what moves them. Buttons keep a
 * focus that a click left behind, so whether a key presses them is for the page to say.
 */
function isOwnedByTarget(target: unknown, key: string): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const { tagName, type, role, isContentEditable } = target as Readonly<Record<string, unknown>>;
  if (isContentEditable === true || tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  if (tagName === 'INPUT' && !TEXTLESS_INPUTS.has(String(type))) return true;
  return (tagName === 'INPUT' || MOVING_ROLES.test(String(role))) && MOVING.has(key);
}
