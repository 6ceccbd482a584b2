import { readyScenes } from '../../core/scenes/index.ts';
import { SessionDialog } from '../controls/dialog.tsx';
import { useDocument, useEditor } from '../editor-context.tsx';

/** The ready-made scenes to start from. */
export function NewScene() {
  const editor = useEditor();
  const isSaved = useDocument((state) => state.isSaved);
  return (
    <SessionDialog id="new" title="New scene" widthPx={480}>
      {!isSaved && (
        <p className="form-note">
          The open scene is not saved in a file. Until this tab is closed, File › Back to the scene before brings it
          back.
        </p>
      )}
      <ul className="targets">
        {readyScenes.all.map((scene) => (
          <li key={scene.id}>
            <button
              type="button"
              className="ready-scene"
              onClick={() => void editor.run('file.new', { sceneId: scene.id })}
            >
              <b>{scene.label}</b>
              <span>{scene.hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </SessionDialog>
  );
}
