import { changeCue } from '../../../core/scene/edits/cues.ts';
import { Segmented } from '../../controls/choice.tsx';
import { FormRow } from '../../controls/form-row.tsx';
import { useEditing } from '../../editing.ts';
import { useEditor } from '../../editor-context.tsx';

/** What a source may be exchanged for: what it becomes at first, or null for a file, which is picked. */
export interface SourceChoice {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly first: object | null;
}

/** What a written sound is made of. */
export function SourceRow(props: {
  readonly id: string;
  readonly type: string;
  readonly choices: readonly SourceChoice[];
}) {
  const editor = useEditor();
  const editing = useEditing();
  return (
    <FormRow label="Made of">
      <Segmented
        label="What the sound is made of"
        value={props.type}
        options={props.choices}
        onChange={(value) => {
          const choice = props.choices.find((each) => each.value === value);
          if (!choice?.first) void editor.run('sound.replace-file', { cueId: props.id });
          else editing.edit(`Source: ${choice.label}`, changeCue(props.id, { source: choice.first }));
        }}
      />
    </FormRow>
  );
}

export const TOLD_CHOICE: SourceChoice = {
  value: 'told',
  label: 'Words',
  hint: 'For prompts and lists; silent in the mix',
  first: { type: 'told' },
};

export const FILE_CHOICE: SourceChoice = { value: 'file', label: 'File…', hint: 'A sound file of yours', first: null };
