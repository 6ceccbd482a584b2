import { describe, expect, it } from 'vitest';
import { actions } from '../../src/editor/actions/index.ts';
import { actionOfKey, type KeyPress, shortcutLabel, shortcutOf } from '../../src/editor/shortcuts.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...change,
});
const idOf = (keyPress: KeyPress, isMac = false) => actionOfKey(keyPress, actions, isMac)?.id;

describe('the list of actions', () => {
  it('has each id and each shortcut once', () => {
    const ids = actions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shortcuts = actions.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  it('can be reached by its own shortcuts, on a Mac too', () => {
    for (const { id, shortcut } of actions) {
      if (!shortcut) continue;
      for (const isMac of [false, true]) {
        const parts = shortcut.split('+');
        const key = parts.at(-1)!;
        const keyPress = press(key === 'Space' ? ' ' : key.length === 1 ? key.toLowerCase() : key, {
          shiftKey: parts.includes('Shift') || key === '?',
          ctrlKey: parts.includes('Mod') && !isMac,
          metaKey: parts.includes('Mod') && isMac,
          altKey: parts.includes('Alt'),
        });
        expect(idOf(keyPress, isMac)).toBe(id);
      }
    }
  });

  it('can run from a menu or a key without params', () => {
    for (const { id, menu, shortcut, params } of actions)
      if (menu || shortcut) expect([id, params.safeParse({}).success]).toEqual([id, true]);
  });
});

describe('shortcuts', () => {
  it('tells Ctrl from Cmd by the platform', () => {
    expect(idOf(press('z', { ctrlKey: true }))).toBe('edit.undo');
    expect(idOf(press('z', { metaKey: true }))).toBeUndefined();
    expect(idOf(press('z', { metaKey: true }), true)).toBe('edit.undo');
    expect(idOf(press('Z', { metaKey: true, shiftKey: true }), true)).toBe('edit.redo');
    expect(idOf(press('Backspace'))).toBe('edit.delete');
  });

  it('leaves the keys to those who type', () => {
    const typing: unknown[] = [
      { tagName: 'INPUT', type: 'text' },
      { tagName: 'INPUT', type: 'number' },
      { tagName: 'TEXTAREA' },
      { tagName: 'DIV', isContentEditable: true },
    ];
    for (const target of typing) {
      expect(idOf(press(' ', { target }))).toBeUndefined();
      expect(idOf(press('z', { ctrlKey: true, target }))).toBeUndefined();
    }
  });

  it('leaves to controls what moves them, and nothing else', () => {
    const slider = { tagName: 'INPUT', type: 'range' };
    const menu = { tagName: 'DIV', role: 'menuitem' };
    expect(idOf(press('ArrowRight', { target: slider }))).toBeUndefined();
    expect(idOf(press('ArrowDown', { target: menu }))).toBeUndefined();
    expect(idOf(press('c', { target: slider }))).toBe('view.camera');
    expect(idOf(press(' ', { target: slider }))).toBeUndefined();
    expect(idOf(press(' ', { target: { tagName: 'BUTTON' } }))).toBe('play.toggle');
  });

  it('writes what was pressed as shortcuts are written', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), false)).toBe('?');
    expect(shortcutOf(press('ArrowLeft', { shiftKey: true }), false)).toBe('Shift+ArrowLeft');
    expect(shortcutOf(press('s', { ctrlKey: true, altKey: true }), false)).toBe('Alt+Mod+S');
  });

  it('shows them as the platform does', () => {
    expect(shortcutLabel('Shift+Mod+Z', false)).toBe('Shift+Ctrl+Z');
    expect(shortcutLabel('Shift+Mod+Z', true)).toBe('⇧⌘Z');
    expect(shortcutLabel('ArrowLeft', false)).toBe('←');
  });
});
