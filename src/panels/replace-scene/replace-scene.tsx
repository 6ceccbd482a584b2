import { SessionDialog } from '../controls/dialog.tsx';
import { useDocument, useEditor, useSession } from '../editor-context.tsx';

/** Asks before an opened file takes the place of a scene that is not saved. */
export function ReplaceScene() {
  const editor = useEditor();
  const name = useDocument((state) => state.scene.name || 'Untitled');
  const next = useSession((state) => state.next);
  const replace = (saveFirst: boolean) => void editor.run('file.replace', { saveFirst });
  return (
    <SessionDialog
      id="replace"
      title={`Open “${next?.file?.name ?? next?.scene.name ?? 'another scene'}”?`}
      widthPx={480}
      footer={
        <>
          <button type="button" className="button" onClick={() => editor.session.setState({ dialog: null })}>
            Cancel
          </button>
          <div className="spring" />
          <button type="button" className="button" onClick={() => replace(false)}>
            Open without saving
          </button>
          <button type="button" className="button" data-look="accent" onClick={() => replace(true)}>
            Save, then open
          </button>
        </>
      }
    >
      <p className="form-note">
        “{name}” is not saved in a file as it is now. Without saving, File › Back to the scene before brings it back
        until this tab is closed.
      </p>
    </SessionDialog>
  );
}
