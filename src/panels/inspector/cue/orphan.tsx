import { Link2, Trash2, TriangleAlert } from 'lucide-react';
import type { Cue } from '../../../core/cues/cue.ts';
import { overrideCue, removeOverride } from '../../../core/scene/edits/cues.ts';
import { candidatesOf } from '../../../editor/selectors/cue-changes.ts';
import type { OrphanMark } from '../../../editor/selectors/sound-rows.ts';
import { FormSection } from '../../controls/form-row.tsx';
import { useEditing } from '../../editing.ts';
import { useEditor, useScene } from '../../editor-context.tsx';
import { formatNumber } from '../../units.ts';
import { FactList } from '../facts.tsx';

/** A change whose sound no longer happens: give it to another, or let go of it. */
export function OrphanForm(props: { readonly orphan: OrphanMark; readonly cues: readonly Cue[] }) {
  const editor = useEditor();
  const editing = useEditing();
  const scene = useScene();
  const { orphan } = props;
  const override = scene.cues.overrides[orphan.id];
  if (!override) return null;
  const { anchor, ...change } = override;
  const offered = candidatesOf(scene, orphan, props.cues);
  const attach = (cue: Cue) => {
    editing.edit('Attach the change', (draft) => {
      removeOverride(orphan.id)(draft);
      overrideCue(cue, change)(draft);
    });
    editor.session.setState({ selection: { type: 'cue', id: cue.id } });
  };
  return (
    <div className="form">
      <FormSection>
        <p className="form-note" data-tone="caution">
          <TriangleAlert size={14} aria-hidden />
          <span>This change has lost its sound: nothing like it happens within 80 ms of where it was.</span>
        </p>
        <FactList
          facts={[
            ['Was', orphan.label],
            ['At', anchor.timeS === null ? 'not known' : `${anchor.timeS.toFixed(3)} s`],
            ...(change.mute ? ([['Changed', 'muted']] as const) : []),
            ...(change.gainDb !== undefined ? ([['Gain', `${formatNumber(change.gainDb, 1)} dB`]] as const) : []),
            ...(change.shiftS !== undefined
              ? ([['Shift', `${formatNumber(change.shiftS * 1000, 1)} ms`]] as const)
              : []),
          ]}
        />
        <div className="button-row">
          <button
            type="button"
            className="button"
            data-look="small"
            onClick={() => {
              editing.edit('Remove the change', removeOverride(orphan.id));
              editor.session.setState({ selection: null });
            }}
          >
            <Trash2 size={14} aria-hidden />
            Remove the change
          </button>
        </div>
      </FormSection>
      <FormSection title="Attach it to">
        {offered.length === 0 && <p className="form-note">No other sound of this kind happens in this take.</p>}
        <ul className="row-list">
          {offered.map((cue) => (
            <li key={cue.id}>
              <span>
                {cue.label}
                <small>{cue.timeS.toFixed(3)} s</small>
              </span>
              <button type="button" className="button" data-look="small" onClick={() => attach(cue)}>
                <Link2 size={14} aria-hidden />
                Attach
              </button>
            </li>
          ))}
        </ul>
      </FormSection>
    </div>
  );
}
