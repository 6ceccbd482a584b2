import { Menu } from '@base-ui/react/menu';
import { Menubar } from '@base-ui/react/menubar';
import { Menu as MenuIcon } from 'lucide-react';
import { useStore } from 'zustand';
import { jointKinds } from '../../core/joints/index.ts';
import { propKinds } from '../../core/props/index.ts';
import type { Action } from '../../editor/actions/action.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { MenuCheck, MenuItem, MenuPopup, MenuRadios, Submenu } from '../controls/menu.tsx';
import { useActionContext, useSession } from '../editor-context.tsx';
import { layout, showSide, useLayout } from '../layout.ts';
import { preferences, type Theme } from '../preferences.ts';
import { AddSoundItems } from '../sound/add-sound.tsx';

type MenuId = 'file' | 'edit' | 'add' | 'view' | 'help';

const MENUS: readonly { readonly id: MenuId; readonly label: string }[] = [
  { id: 'file', label: 'File' },
  { id: 'edit', label: 'Edit' },
  { id: 'add', label: 'Add' },
  { id: 'view', label: 'View' },
  { id: 'help', label: 'Help' },
];

/** File · Edit · Add · View · Help, drawn from the list of actions. */
export function MenuBar() {
  return (
    <Menubar className="menus only-wide" aria-label="Main menu" modal={false}>
      {MENUS.map(({ id, label }) => (
        <Menu.Root key={id}>
          <Menu.Trigger className="menu-trigger">{label}</Menu.Trigger>
          <MenuPopup>
            <MenuItems menu={id} />
          </MenuPopup>
        </Menu.Root>
      ))}
    </Menubar>
  );
}

/** The same menus behind one button, for narrow screens. */
export function MenuButton() {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<IconButton icon={MenuIcon} label="Menu" className="only-narrow" />} />
      <MenuPopup>
        {MENUS.map(({ id, label }) => (
          <Submenu key={id} label={label}>
            <MenuItems menu={id} />
          </Submenu>
        ))}
      </MenuPopup>
    </Menu.Root>
  );
}

/** What the Add menu offers, on its own; the outliner hangs it on its plus. */
export function AddItems() {
  const { editor } = useActionContext();
  const actions = editor.actions.filter(({ menu, id }) => menu === 'add' && id !== 'add.prop');
  const hasProp = useSession(({ selection }) => selection?.type === 'prop');
  return (
    <>
      {propKinds.all.map((kind) =>
        kind.presets.length > 1 ? (
          <Submenu key={kind.id} label={kind.label}>
            {kind.presets.map((preset) => (
              <MenuItem
                key={preset.id}
                label={preset.label}
                onClick={() => void editor.run('add.prop', { kind: kind.id, presetId: preset.id })}
              />
            ))}
          </Submenu>
        ) : (
          <MenuItem
            key={kind.id}
            label={kind.label}
            hint={kind.hint}
            onClick={() => void editor.run('add.prop', { kind: kind.id })}
          />
        ),
      )}
      <Menu.Separator className="menu-separator" />
      <Submenu label="Joint">
        {!hasProp && <p className="menu-note">Select a prop first: it is what the joint holds.</p>}
        {jointKinds.all.map((kind) => (
          <MenuItem
            key={kind.id}
            label={kind.label}
            isDisabled={!hasProp}
            onClick={() => void editor.run('add.joint', { kind: kind.id })}
          />
        ))}
      </Submenu>
      <Submenu label="Sound">
        <AddSoundItems />
      </Submenu>
      {actions.length > 0 && <Menu.Separator className="menu-separator" />}
      {actions.map((action) => (
        <ActionItem key={action.id} action={action} />
      ))}
    </>
  );
}

function MenuItems(props: { readonly menu: MenuId }) {
  const { editor } = useActionContext();
  if (props.menu === 'add') return <AddItems />;
  return (
    <>
      {editor.actions
        .filter((action) => action.menu === props.menu && action.id !== 'view.paths')
        .map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      {props.menu === 'view' && <ViewItems />}
    </>
  );
}

function ActionItem(props: { readonly action: Action }) {
  const context = useActionContext();
  const { action } = props;
  const { undoLabel, redoLabel } = context.editor.document.store.getState();
  const what = action.id === 'edit.undo' ? undoLabel : action.id === 'edit.redo' ? redoLabel : null;
  return (
    <MenuItem
      label={what ? `${action.label}: ${what}` : action.label}
      shortcut={action.shortcut}
      isDisabled={!action.isEnabled(context)}
      onClick={() => void context.editor.run(action.id)}
    />
  );
}

function ViewItems() {
  const { isLeftOpen, isRightOpen } = useLayout((state) => state);
  const { editor } = useActionContext();
  const paths = useSession((state) => state.paths);
  const theme = useStore(preferences, (state) => state.theme);
  const themes: readonly { readonly id: Theme; readonly label: string }[] = [
    { id: 'dark', label: 'Dark' },
    { id: 'light', label: 'Light' },
    { id: 'system', label: 'Like the system' },
  ];
  return (
    <>
      <Menu.Separator className="menu-separator" />
      <MenuCheck label="Outliner" isChecked={isLeftOpen} onChange={(isOpen) => showSide('left', isOpen)} />
      <MenuCheck
        label="Inspector and findings"
        isChecked={isRightOpen}
        onChange={(isOpen) => showSide('right', isOpen)}
      />
      <MenuCheck
        label="Paths of everything that moves"
        isChecked={paths === 'all'}
        onChange={() => void editor.run('view.paths')}
      />
      <MenuItem
        label="Stage only"
        isDisabled={!isLeftOpen && !isRightOpen}
        onClick={() => layout.setState({ isLeftOpen: false, isRightOpen: false })}
      />
      <Menu.Separator className="menu-separator" />
      <MenuRadios
        value={theme}
        options={themes.map(({ id, label }) => ({ value: id, label }))}
        onChange={(value) => preferences.setState({ theme: value as Theme })}
      />
    </>
  );
}
