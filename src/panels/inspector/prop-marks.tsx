import { Diamond, MapPin, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { EASINGS, type Easing } from '../../core/base/easing.ts';
import { compose, fromYawPitchRoll, type Pose, toYawPitchRoll } from '../../core/base/quat.ts';
import { removeMark, setLetGo, setMark } from '../../core/scene/edits/marks.ts';
import { MAX_DURATION_S } from '../../core/scene/schema/limits.ts';
import type { SceneMark, SceneProp } from '../../core/scene/schema.ts';
import type { Edit } from '../../editor/editor.ts';
import { markAt, marksInTime, poseInProp } from '../../editor/selectors/marks.ts';
import { letGoSpeed } from '../../editor/tools/place-mark.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Choice } from '../controls/choice.tsx';
import { NumberRow, VectorRow } from '../controls/form-row.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { NumberInput } from '../controls/number-input.tsx';
import { useEditing } from '../editing.ts';
import { useEditor, useScene } from '../editor-context.tsx';
import { formatQuantity, shownUnit } from '../units.ts';
import { replaced } from './vector.ts';

const SECONDS = shownUnit('s');
const METRES = shownUnit('m');
const DEGREES = shownUnit('rad');
const FAR_M = 10_000;

const EASING_LABELS: Readonly<Record<Easing, string>> = {
  linear: 'Steady',
  'ease-in': 'Speeds up',
  'ease-out': 'Slows down',
  'ease-in-out': 'Soft',
  hold: 'Waits, jumps',
};
const EASING_OPTIONS = EASINGS.map((value) => ({ value, label: EASING_LABELS[value] }));

/** The marks of a prop: when, where, how turned and how it sets off to the next; and when it is let go. */
export function PropMarks(props: { readonly propId: string; readonly prop: SceneProp }) {
  const editor = useEditor();
  const editing = useEditing();
  const { propId, prop } = props;
  const { drive } = prop;
  const hereId = useMarkHere(prop);
  const marks = marksInTime(drive);
  const goTo = (timeS: number) => {
    editor.playhead.pause();
    editor.playhead.seek(timeS);
  };
  return (
    <>
      {drive.type === 'let-go' && (
        <>
          <NumberRow
            hint="From here on physics has it. Drag “let go” on the timeline, too"
            binding={{
              label: 'Let go at',
              value: drive.atS,
              unit: SECONDS,
              min: 0,
              max: MAX_DURATION_S,
              step: 0.01,
              edit: (atS) => setLetGo(propId, atS),
            }}
          />
          <LetGoNote propId={propId} prop={prop} />
        </>
      )}
      <ul className="prop-marks" aria-label="Marks">
        {marks.map(([id, mark], index) => (
          <li key={id} data-here={id === hereId || undefined}>
            <div className="prop-mark">
              <IconButton
                icon={Diamond}
                label={`Go to mark ${index + 1}`}
                size="small"
                isPressed={id === hereId}
                onClick={() => goTo(mark.timeS)}
              />
              <NumberInput
                binding={{
                  label: `Time of mark ${index + 1}`,
                  value: mark.timeS,
                  unit: SECONDS,
                  min: 0,
                  max: MAX_DURATION_S,
                  step: 0.01,
                  edit: (timeS) => setMark(propId, id, { timeS }),
                }}
              />
              {index < marks.length - 1 ? (
                <Choice
                  label={`How it leaves mark ${index + 1}`}
                  value={mark.easing}
                  options={EASING_OPTIONS}
                  onChange={(easing) => editing.edit('Ease', setMark(propId, id, { easing: easing as Easing }))}
                />
              ) : (
                <span className="form-note">{drive.type === 'let-go' ? 'last mark' : 'stays here'}</span>
              )}
              <IconButton
                icon={Trash2}
                label={`Delete mark ${index + 1}`}
                size="small"
                disabled={marks.length === 1}
                onClick={() => editing.edit('Delete a mark', removeMark(propId, id))}
              />
            </div>
            {id === hereId && <MarkPlace prop={prop} mark={mark} edit={(patch) => setMark(propId, id, patch)} />}
          </li>
        ))}
      </ul>
      <div className="prop-marks-foot">
        <ActionButton actionId="motion.mark-here" icon={MapPin} size="small" />
        <p className="form-note">
          {hereId === null
            ? 'Mark here (K), or drag it on the stage: that makes a mark, too.'
            : 'On a mark: dragging it on the stage moves the mark.'}
        </p>
      </div>
    </>
  );
}

/** A mark's place and turn, in the world as the stage shows it. */
function MarkPlace(props: {
  readonly prop: SceneProp;
  readonly mark: SceneMark;
  edit(patch: Partial<SceneMark>): Edit;
}) {
  const { prop, mark, edit } = props;
  const world = compose(prop, mark);
  const turns = toYawPitchRoll(world.rotation);
  const placed = (pose: Pose): Edit => {
    const { positionM, rotation } = poseInProp(prop, pose);
    return edit({
      positionM: [...positionM],
      rotation: [rotation[0], rotation[1], rotation[2], rotation[3]],
    });
  };
  return (
    <>
      <VectorRow
        label="Place"
        hint="Metres: X to the right, Y up, Z towards you"
        bindingOf={(index) => ({
          label: `Place of the mark ${'XYZ'[index]}`,
          value: world.positionM[index],
          unit: { ...METRES, label: '' },
          min: -FAR_M,
          max: FAR_M,
          step: 0.01,
          edit: (value) => placed({ ...world, positionM: replaced(world.positionM, index, value) }),
        })}
      />
      <VectorRow
        label="Turn"
        axes={['H', 'P', 'B']}
        hint="Degrees: heading, pitch, bank"
        bindingOf={(index) => ({
          label: `${['Heading', 'Pitch', 'Bank'][index]} of the mark`,
          value: turns[index],
          unit: { ...DEGREES, label: '' },
          min: index === 1 ? -Math.PI / 2 : -Math.PI,
          max: index === 1 ? Math.PI / 2 : Math.PI,
          step: null,
          edit: (value) => placed({ ...world, rotation: fromYawPitchRoll(...replaced(turns, index, value)) }),
        })}
      />
    </>
  );
}

/** How fast it leaves; a thing that has stopped before it is let go is offered to speed up into it. */
function LetGoNote(props: { readonly propId: string; readonly prop: SceneProp }) {
  const editing = useEditing();
  const { propId, prop } = props;
  const { drive } = prop;
  const speed = letGoSpeed(drive);
  if (drive.type !== 'let-go') return null;
  if (speed === null)
    return (
      <p className="form-note">It drops where it is. Add a second mark to throw it: move the playhead, drag it.</p>
    );
  if (speed > 0) return <p className="form-note">Leaves at {formatQuantity(speed, shownUnit('m/s'))}.</p>;
  const leaving = marksInTime(drive).findLast(([, mark]) => mark.timeS < drive.atS);
  const last = marksInTime(drive).at(-1)?.[1];
  const stops =
    leaving && leaving[1] !== last && (leaving[1].easing === 'ease-out' || leaving[1].easing === 'ease-in-out');
  return (
    <p className="form-note">
      It stands still when it is let go.{' '}
      {last && last.timeS < drive.atS && (
        <button
          type="button"
          className="link"
          onClick={() => editing.edit('Let go on the last mark', setLetGo(propId, last.timeS))}
        >
          Let go on the last mark
        </button>
      )}
      {stops && (
        <button
          type="button"
          className="link"
          onClick={() => editing.edit('Speed up into it', setMark(propId, leaving[0], { easing: 'ease-in' }))}
        >
          Speed up into it
        </button>
      )}
    </p>
  );
}

/** The mark under the playhead; while it plays, nothing is said, so that playing draws no panel. */
function useMarkHere(prop: SceneProp): string | null {
  const { playhead } = useEditor();
  const { drive } = prop;
  const [timeS, setTime] = useState(playhead.timeS);
  useEffect(() => {
    const look = () => !playhead.isPlaying && setTime(playhead.timeS);
    look();
    const stops = [playhead.subscribe(look), playhead.transport.subscribe(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [playhead]);
  return markAt(drive, timeS, useScene().settings.frameRate);
}
