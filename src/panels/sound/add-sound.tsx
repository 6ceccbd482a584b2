import { Menu } from '@base-ui/react/menu';
import { Plus } from 'lucide-react';
import { NEW_BEDS, NEW_EFFECTS, NEW_LINE, NEW_MUSIC, NEW_SILENCE, type NewCue } from '../../editor/new-cues.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { MenuItem, MenuPopup, Submenu } from '../controls/menu.tsx';
import { useEditor } from '../editor-context.tsx';

/** The plus of the sound: what can be written onto its tracks, at the playhead. */
export function AddSound() {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        render={<IconButton icon={Plus} label="Add a sound" more="It starts at the playhead." size="small" />}
        onPointerDown={(event) => event.stopPropagation()}
      />
      <MenuPopup>
        <AddSoundItems />
      </MenuPopup>
    </Menu.Root>
  );
}

/** The same on its own, for the Add menu. */
export function AddSoundItems() {
  const editor = useEditor();
  return (
    <>
      <Submenu label="Ambience">
        <Choices of={NEW_BEDS} />
        <FileItem kind="ambience" />
      </Submenu>
      <Submenu label="Effect">
        <Choices of={NEW_EFFECTS} />
        <FileItem kind="effect" />
      </Submenu>
      <MenuItem label={NEW_LINE.label} onClick={() => void editor.run('add.cue', { what: NEW_LINE.id })} />
      <Submenu label="Music">
        <Choices of={NEW_MUSIC} />
        <FileItem kind="music" />
      </Submenu>
      <MenuItem label={NEW_SILENCE.label} onClick={() => void editor.run('add.cue', { what: NEW_SILENCE.id })} />
      <Menu.Separator className="menu-separator" />
      <MenuItem label="Import a sound file…" onClick={() => void editor.run('add.sound-file', { kind: 'effect' })} />
    </>
  );
}

function Choices(props: { readonly of: readonly NewCue[] }) {
  const editor = useEditor();
  return props.of.map(({ id, label }) => (
    <MenuItem key={id} label={label} onClick={() => void editor.run('add.cue', { what: id })} />
  ));
}

function FileItem(props: { readonly kind: 'ambience' | 'effect' | 'music' }) {
  const editor = useEditor();
  return <MenuItem label="From a file…" onClick={() => void editor.run('add.sound-file', { kind: props.kind })} />;
}
