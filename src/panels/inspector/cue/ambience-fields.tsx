import { changeCue } from '../../../core/scene/edits/cues.ts';
import { BEDS } from '../../../core/scene/schema/cue.ts';
import type { AuthoredCue } from '../../../core/scene/schema.ts';
import { BED_LABELS } from '../../../editor/new-cues.ts';
import { Choice } from '../../controls/choice.tsx';
import { FormRow, FormSection } from '../../controls/form-row.tsx';
import { useEditing } from '../../editing.ts';
import { FILE_CHOICE, SourceRow } from './source-row.tsx';

type Ambience = Extract<AuthoredCue, { kind: 'ambience' }>;

export function AmbienceFields({ id, source }: { readonly id: string; readonly source: Ambience['source'] }) {
  const editing = useEditing();
  return (
    <FormSection title="Ambience">
      <SourceRow
        id={id}
        type={source.type}
        choices={[
          { value: 'bed', label: 'Bed', hint: 'Made here', first: { type: 'bed', bed: 'room-tone' } },
          FILE_CHOICE,
        ]}
      />
      {source.type === 'bed' && (
        <FormRow label="Place">
          <Choice
            label="Place of the ambience"
            value={source.bed}
            options={BEDS.map((bed) => ({ value: bed, label: BED_LABELS[bed] }))}
            onChange={(bed) => editing.edit('Choose the ambience', changeCue(id, { source: { type: 'bed', bed } }))}
          />
        </FormRow>
      )}
    </FormSection>
  );
}
