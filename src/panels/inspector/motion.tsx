import type { Release, SceneDrive, SceneProp } from '../../core/scene/schema.ts';
import { changeDrive } from '../../editor/tools/place-mark.ts';
import { Segmented } from '../controls/choice.tsx';
import { FormSection } from '../controls/form-row.tsx';
import { useEditing } from '../editing.ts';
import { PropMarks } from './prop-marks.tsx';
import { ThrowFields } from './throw-fields.tsx';

const DRIVES: readonly { readonly value: SceneDrive['type']; readonly label: string; readonly hint: string }[] = [
  { value: 'still', label: 'Still', hint: 'Nothing moves it' },
  { value: 'animated', label: 'Animated', hint: 'It follows its marks and pushes what is in its way' },
  { value: 'let-go', label: 'Let go at…', hint: 'It follows its marks, then flies on with the speed that it has' },
  { value: 'free', label: 'Free', hint: 'Physics has it from the start' },
];

const STEPS: Readonly<Record<SceneDrive['type'], string>> = {
  still: 'Hold it still',
  animated: 'Animate it',
  'let-go': 'Let it go at a time',
  free: 'Let it go',
};

const NO_RELEASE: Release = { velocityMps: [0, 0, 0], angularVelocityRadps: [0, 0, 0] };

/** How a prop moves: still, along its marks, along them until it is let go, or as physics has it from the start. */
export function Motion(props: { readonly propId: string; readonly prop: SceneProp }) {
  const editing = useEditing();
  const { propId, prop } = props;
  const { type } = prop.drive;
  return (
    <FormSection title="Motion">
      <Segmented
        label="Motion"
        value={type}
        options={DRIVES}
        onChange={(next) =>
          editing.edit(STEPS[next as SceneDrive['type']], changeDrive(propId, next as SceneDrive['type']))
        }
      />
      {type === 'free' && <ThrowFields propId={propId} release={prop.release ?? NO_RELEASE} />}
      {'marks' in prop.drive && <PropMarks propId={propId} prop={prop} />}
    </FormSection>
  );
}
