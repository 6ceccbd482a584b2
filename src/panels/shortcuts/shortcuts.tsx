import type { Action } from '../../editor/actions/action.ts';
import { shortcutLabel } from '../../editor/shortcuts.ts';
import { SessionDialog } from '../controls/dialog.tsx';
import { useEditor } from '../editor-context.tsx';
import { isMac } from '../platform.ts';

const GROUPS: readonly { readonly menu: NonNullable<Action['menu']>; readonly title: string }[] = [
  { menu: 'play', title: 'Play' },
  { menu: 'view', title: 'View' },
  { menu: 'edit', title: 'Edit' },
  { menu: 'file', title: 'File' },
  { menu: 'add', title: 'Add' },
  { menu: 'help', title: 'Help' },
];

/** Every shortcut, from the list of actions. */
export function Shortcuts() {
  const { actions } = useEditor();
  return (
    <SessionDialog id="shortcuts" title="Keyboard shortcuts" widthPx={600}>
      <div className="shortcut-columns">
        {GROUPS.map(({ menu, title }) => {
          const listed = actions.filter((action) => action.menu === menu && action.shortcut !== undefined);
          if (listed.length === 0) return null;
          return (
            <section key={menu}>
              <h3>{title}</h3>
              <ul>
                {listed.map((action) => (
                  <li key={action.id}>
                    {action.label}
                    <kbd>{shortcutLabel(action.shortcut ?? '', isMac)}</kbd>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        <section>
          <h3>Numbers</h3>
          <ul>
            <li>
              Change it by its label <kbd>Drag</kbd>
            </li>
            <li>
              Ten times as fast <kbd>Shift</kbd>
            </li>
            <li>
              Ten times as fine <kbd>Alt</kbd>
            </li>
          </ul>
        </section>
      </div>
    </SessionDialog>
  );
}
