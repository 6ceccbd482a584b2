import { stateOnMarks } from '../../core/base/marks.ts';
import { IDENTITY, type Pose } from '../../core/base/quat.ts';
import { type FrameRate, framesPerSecond } from '../../core/base/time.ts';
import { length } from '../../core/base/vec3.ts';
import type { Motion } from '../../core/motion/motion.ts';
import { stateAt, trackOf } from '../../core/motion/sample.ts';
import type { Edit } from '../../core/scene/edits/edit.ts';
import { addMark, setMark } from '../../core/scene/edits/marks.ts';
import { setDrive } from '../../core/scene/edits/props.ts';
import { propOfTake } from '../../core/scene/queries.ts';
import type { SceneDrive, SceneMark, SceneProp } from '../../core/scene/schema.ts';
import { isLedAt, markAt, marksInTime, poseInProp, poseOnMarks } from '../selectors/marks.ts';

/** Slower than this a thing that is let go was not thrown but stands, in m/s. */
const STANDING_MPS = 0.01;

/**
 * Puts a prop that follows marks at a pose of the world: moves the mark that the instant stands on, or makes one there.
 * The id of a new mark follows from its frame, so that a drag which is previewed again and again makes the same one.
 */
export function placeMark(propId: string, timeS: number, pose: Pose): Edit {
  return (scene) => {
    const prop = propOfTake(scene, scene.activeTakeId, propId);
    if (!prop || !('marks' in prop.drive)) return;
    const { positionM, rotation } = poseInProp(prop, pose);
    const at: Pick<SceneMark, 'positionM' | 'rotation'> = {
      positionM: [...positionM],
      rotation: [rotation[0], rotation[1], rotation[2], rotation[3]],
    };
    const { frameRate } = scene.settings;
    const here = markAt(prop.drive, timeS, frameRate);
    if (here !== null) setMark(propId, here, at)(scene);
    else
      addMark(propId, freeMarkId(prop.drive.marks, timeS, frameRate), {
        timeS,
        easing: easingAt(prop.drive, timeS),
        ...at,
      })(scene);
  };
}

/** Where a prop is at an instant: on its marks while they lead it, else where physics has it; null before the first bake. */
export function poseNow(prop: SceneProp, propId: string, motion: Motion | undefined, timeS: number): Pose | null {
  if (isLedAt(prop.drive, timeS)) return poseOnMarks(prop, timeS);
  const track = motion && trackOf(motion, propId);
  return track ? stateAt(track, timeS) : null;
}

/** Makes a prop move in another way, keeping its marks where it has some. */
export function changeDrive(propId: string, type: SceneDrive['type']): Edit {
  return (scene) => {
    const { drive } = scene.props[propId] ?? {};
    if (!drive || drive.type === type) return;
    if (type === 'still' || type === 'free') return setDrive(propId, { type })(scene);
    const marks: Record<string, SceneMark> =
      'marks' in drive
        ? drive.marks
        : {
            'mark-0': {
              timeS: 0,
              positionM: [0, 0, 0],
              rotation: [...IDENTITY] as SceneMark['rotation'],
              easing: 'linear',
            },
          };
    if (type === 'animated') return setDrive(propId, { type, marks })(scene);
    const atS = Object.values(marks).reduce((last, { timeS }) => Math.max(last, timeS), 0);
    setDrive(propId, { type, marks, atS })(scene);
  };
}

/** How fast a prop is when it is let go, in m/s; null unless it is let go after its first mark. */
export function letGoSpeed(drive: SceneDrive): number | null {
  if (drive.type !== 'let-go') return null;
  const marks = marksInTime(drive).map(([, mark]) => mark);
  if (marks.length < 2) return null;
  const speed = length(stateOnMarks(marks, drive.atS).velocityMps);
  return speed < STANDING_MPS ? 0 : speed;
}

/** A new mark goes on as the one before it does; the first of all starts steadily. */
function easingAt(drive: SceneDrive, timeS: number): SceneMark['easing'] {
  return marksInTime(drive).findLast(([, mark]) => mark.timeS <= timeS)?.[1].easing ?? 'linear';
}

function freeMarkId(marks: Readonly<Record<string, unknown>>, timeS: number, rate: FrameRate): string {
  const stem = `mark-${Math.round(timeS * framesPerSecond(rate))}`;
  let id = stem;
  for (let n = 2; Object.hasOwn(marks, id); n++) id = `${stem}-${n}`;
  return id;
}
