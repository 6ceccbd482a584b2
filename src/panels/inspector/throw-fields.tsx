import { setRelease } from '../../core/scene/edits/props.ts';
import type { Release } from '../../core/scene/schema.ts';
import { MAX_THROW_MPS } from '../../editor/tools/throw-arrow.ts';
import { Choice } from '../controls/choice.tsx';
import { NumberRow } from '../controls/form-row.tsx';
import type { NumberBinding } from '../controls/number-binding.ts';
import { useEditing } from '../editing.ts';
import { shownUnit } from '../units.ts';
import { changeThrow, type SpinStyle, throwOf } from './throw.ts';

const HALF_TURN = Math.PI;

const SPINS: readonly { readonly value: SpinStyle; readonly label: string }[] = [
  { value: 'backspin', label: 'Backspin' },
  { value: 'topspin', label: 'Topspin' },
  { value: 'left', label: 'To the left' },
  { value: 'right', label: 'To the right' },
];

/** How a free prop starts: speed, direction and spin, in a thrower's words. */
export function ThrowFields(props: { readonly propId: string; readonly release: Release }) {
  const editing = useEditing();
  const { propId, release } = props;
  const launch = throwOf(release);
  const field = (
    label: string,
    key: 'speedMps' | 'elevationRad' | 'azimuthRad' | 'spinRps',
    unit: string,
    [min, max]: readonly [number, number],
  ): NumberBinding => ({
    label,
    value: launch[key],
    unit: shownUnit(unit),
    min,
    max,
    step: key === 'spinRps' ? 0.05 : null,
    edit: (value) => setRelease(propId, changeThrow(release, { [key]: value })),
  });
  return (
    <>
      <NumberRow binding={field('Throw', 'speedMps', 'm/s', [0, MAX_THROW_MPS])} />
      <NumberRow
        binding={field('Elevation', 'elevationRad', 'rad', [-HALF_TURN / 2, HALF_TURN / 2])}
        hint="Above the horizon"
      />
      <NumberRow
        binding={field('Heading', 'azimuthRad', 'rad', [-HALF_TURN, HALF_TURN])}
        hint="Seen from above, clockwise: 0° is away from you, 90° to the right"
      />
      <NumberRow binding={field('Spin', 'spinRps', 'rps', [0, 200])} hint="Turns a second">
        <Choice
          label="Direction of spin"
          value={launch.spin}
          options={launch.spin === 'custom' ? [...SPINS, { value: 'custom', label: 'Its own axis' }] : SPINS}
          onChange={(spin) =>
            editing.edit('Spin', setRelease(propId, changeThrow(release, { spin: spin as SpinStyle })))
          }
        />
      </NumberRow>
    </>
  );
}
