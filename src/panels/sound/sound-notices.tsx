import { TriangleAlert } from 'lucide-react';
import { STEM_LABELS, type StemRow } from '../../editor/selectors/sound-rows.ts';
import { Tip } from '../controls/tip.tsx';
import { useEditor, useSession } from '../editor-context.tsx';

/** What would else be overlooked: changes that lost their sound, files that are not here, and what is soloed. */
export function SoundNotices({ rows }: { readonly rows: readonly StemRow[] }) {
  const editor = useEditor();
  const selectedId = useSession(({ selection }) => (selection?.type === 'cue' ? selection.id : null));
  const soloStems = useSession((state) => state.soloStems);
  const orphans = rows.flatMap((row) => row.orphans);
  const missing = rows.flatMap(({ cues }) => cues.filter(({ isMissing }) => isMissing));
  /** Each press goes on to the next of them. */
  const selectNext = (of: readonly { readonly id: string }[]) => {
    const next = of[(of.findIndex(({ id }) => id === selectedId) + 1) % of.length];
    if (next) editor.session.setState({ selection: { type: 'cue', id: next.id } });
  };
  return (
    <span className="sound-notices" onPointerDown={(event) => event.stopPropagation()}>
      {soloStems.length > 0 && (
        <Tip label="Hear all tracks" more="Only these are heard now." shortcut="Shift+S">
          <button type="button" className="sound-notice" onClick={() => void editor.run('sound.hear-all')}>
            Solo: {soloStems.map((stem) => STEM_LABELS[stem]).join(', ')}
          </button>
        </Tip>
      )}
      {missing.length > 0 && (
        <Tip label="Silent, for their files are not in this browser" more="Press for the next of them.">
          <button type="button" className="sound-notice" data-tone="alarm" onClick={() => selectNext(missing)}>
            <TriangleAlert size={12} aria-hidden />
            {missing.length === 1 ? '1 file missing' : `${missing.length} sounds without their file`}
          </button>
        </Tip>
      )}
      {orphans.length > 0 && (
        <Tip label={orphans.length === 1 ? orphans[0]!.message : 'Press for the next of them.'}>
          <button type="button" className="sound-notice" onClick={() => selectNext(orphans)}>
            <TriangleAlert size={12} aria-hidden />
            {orphans.length === 1 ? '1 change lost its sound' : `${orphans.length} changes lost their sound`}
          </button>
        </Tip>
      )}
    </span>
  );
}
