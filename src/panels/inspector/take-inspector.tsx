import { activateTake } from '../../core/scene/edits/document.ts';
import { Switch } from '../controls/choice.tsx';
import { FormRow, FormSection } from '../controls/form-row.tsx';
import { TextArea } from '../controls/text-input.tsx';
import { useEditing } from '../editing.ts';
import { useScene } from '../editor-context.tsx';
import { NameRow } from './name-row.tsx';

/** A take: its name, star and note, and whether it is the one that plays. */
export function TakeInspector(props: { readonly takeId: string }) {
  const editing = useEditing();
  const scene = useScene();
  const { takeId } = props;
  const take = scene.takes[takeId];
  if (!take) return null;
  return (
    <div className="form">
      <FormSection>
        <NameRow type="take" id={takeId} name={take.name} />
        <FormRow label="Circled">
          <Switch
            label="Circled"
            value={take.star}
            onChange={(star) =>
              editing.edit(star ? 'Circle the take' : 'Uncircle the take', (draft) => {
                const target = draft.takes[takeId];
                if (target) target.star = star;
              })
            }
          />
        </FormRow>
        <FormRow label="Note" isTall>
          <TextArea
            label="Note"
            value={take.note}
            onCommit={(note) =>
              editing.edit('Note on the take', (draft) => {
                const target = draft.takes[takeId];
                if (target) target.note = note;
              })
            }
          />
        </FormRow>
        {scene.activeTakeId === takeId ? (
          <p className="form-note">This take plays now.</p>
        ) : (
          <button
            type="button"
            className="button"
            data-look="small"
            onClick={() => editing.edit(`Play ${take.name}`, activateTake(takeId))}
          >
            Play this take
          </button>
        )}
      </FormSection>
    </div>
  );
}
