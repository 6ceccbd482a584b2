import { rename } from '../../core/scene/edits/copy.ts';
import { FormRow } from '../controls/form-row.tsx';
import { TextInput } from '../controls/text-input.tsx';
import { useEditing } from '../editing.ts';

/** The name of anything that has one; each renaming is one step back. */
export function NameRow(props: {
  readonly type: Parameters<typeof rename>[0];
  readonly id: string;
  readonly name: string;
}) {
  const editing = useEditing();
  const { type, id, name } = props;
  return (
    <FormRow label="Name">
      <TextInput label="Name" value={name} onCommit={(to) => editing.edit('Rename', rename(type, id, to))} />
    </FormRow>
  );
}
