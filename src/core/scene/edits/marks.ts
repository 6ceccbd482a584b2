import { MAX_DURATION_S, type Scene, type SceneDrive, type SceneMark, sceneSchema } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, recordOf } from './guard.ts';

type MarkedDrive = Extract<SceneDrive, { marks: unknown }>;

/** Adds a mark to a prop that is animated or let go; its pose is in the frame of the prop's own place. */
export function addMark(propId: string, markId: string, mark: SceneMark): Edit {
  return (scene) => {
    const drive = markedDrive(scene, propId);
    assertFree(drive.marks, 'mark', markId);
    write(scene, propId, {
      ...drive,
      marks: { ...drive.marks, [markId]: { ...mark, timeS: withinScene(mark.timeS) } },
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
      marks: { ...drive.marks, [markId]: { ...mark, timeS: withinScene(mark.timeS) } },
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
    write(scene, propId, { type: 'let-go', marks, atS: withinScene(atS) });
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

function withinScene(timeS: number): number {
  return Math.min(Math.max(timeS, 0), MAX_DURATION_S);
}
