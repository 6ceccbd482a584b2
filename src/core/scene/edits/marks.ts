import { clamp } from '../../base/math.ts';
import { MAX_DURATION_S } from '../schema/limits.ts';
import { type Scene, type SceneDrive, type SceneMark, sceneSchema } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, clampPoint, recordOf, unitRotation } from './guard.ts';

type MarkedDrive = Extract<SceneDrive, { marks: unknown }>;

/**
 * Adds a mark to a prop that is animated or let go; its pose is in the frame of the prop's own place. Times, places and
 * turns beyond the scene are brought to its edge.
 */
export function addMark(propId: string, markId: string, mark: SceneMark): Edit {
  return (scene) => {
    const drive = markedDrive(scene, propId);
    assertFree(drive.marks, 'mark', markId);
    write(scene, propId, {
      ...drive,
      marks: { ...drive.marks, [markId]: withinScene(mark) },
    });
  };
}

/** Changes a mark's time, place, turn or easing. */
export function setMark(propId: string, markId: string, patch: Partial<SceneMark>): Edit {
  return (scene) => {
    const drive = markedDrive(scene, propId);
    const mark = { ...recordOf(drive.marks, 'mark', markId), ...patch };
    write(scene, propId, {
      ...drive,
      marks: { ...drive.marks, [markId]: withinScene(mark) },
    });
  };
}

/** Removes a mark. Throws for the last one: what follows marks needs one. */
export function removeMark(propId: string, markId: string): Edit {
  return (scene) => {
    const drive = markedDrive(scene, propId);
    recordOf(drive.marks, 'mark', markId);
    const { [markId]: _, ...rest } = drive.marks;
    if (Object.keys(rest).length === 0)
      throw new Error(`This is the last mark of "${scene.props[propId]!.name}". Make the prop Still instead.`);
    write(scene, propId, { ...drive, marks: rest });
  };
}

/** Sets when a prop is let go; an animated one becomes one that is let go. */
export function setLetGo(propId: string, atS: number): Edit {
  return (scene) => {
    const { marks } = markedDrive(scene, propId);
    write(scene, propId, { type: 'let-go', marks, atS: clamp(atS, 0, MAX_DURATION_S) });
  };
}

function markedDrive(scene: Scene, propId: string): MarkedDrive {
  const prop = recordOf(scene.props, 'prop', propId);
  if (prop.drive.type === 'still' || prop.drive.type === 'free')
    throw new Error(`"${prop.name}" has no marks. Make it Animated or Let go first.`);
  return prop.drive;
}

function write(scene: Scene, propId: string, drive: MarkedDrive): void {
  const schema = sceneSchema.shape.props.valueType.shape.drive;
  scene.props[propId]!.drive = accept(schema, drive, ['props', propId, 'drive'], scene);
}

/** A mark brought within what a scene can hold: drags may leave it. */
function withinScene({ timeS, positionM, rotation, easing }: SceneMark): SceneMark {
  return {
    timeS: clamp(timeS, 0, MAX_DURATION_S),
    positionM: clampPoint(positionM),
    rotation: unitRotation(rotation),
    easing,
  };
}
