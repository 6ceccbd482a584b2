import type { Object3D } from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import { activeCameraId } from '../core/camera/active-camera.ts';
import { cameraAt } from '../core/camera/camera-at.ts';
import type { Motion } from '../core/motion/motion.ts';
import type { Editor, Selection } from '../editor/editor.ts';
import type { Lights } from '../space/lights.ts';
import { lookThatHolds, watchingDirection } from './framing.ts';
import { FREE_FOV_DEG, type FreeLook } from './free-look.ts';
import type { PickPoint } from './picker.ts';
import { mainHeading, pointsOfInterest, pointsOfSelection } from './points-of-interest.ts';

/** Shadows reach at least and at most this far from the middle of what is acted, in metres. */
const SHADOW_RANGE_M = [3, 14] as const;
/** Where the canvas has no size yet. */
const USUAL_ASPECT = 1.6;

/** Where to look, and where light falls, so that what matters is seen. */
export interface StageFraming {
  /** Looks at a scene that was not looked at before, and again when its first motion is known. */
  frameNewScene(): void;
  /** Looks at the selection, or at everything that matters. */
  frame(chosen: Selection | null, isGliding: boolean): void;
  aimShadows(): void;
}

export interface StageFramingInput {
  readonly editor: Editor;
  readonly element: HTMLElement;
  readonly free: FreeLook;
  readonly lights: Lights;
  readonly bodies: ReadonlyMap<string, Object3D>;
  bodiesOf(propId: string): readonly Object3D[];
  motion(): Motion;
  markers(): readonly PickPoint[];
}

export function createStageFraming(input: StageFramingInput): StageFraming {
  const { editor, element, free, lights, bodies } = input;
  let framedProps: ReadonlySet<string> = new Set();
  let hasFramedResult = false;

  const scene = () => editor.document.store.getState().scene;
  const result = () => editor.results.getState().result;

  function firstDirection(points: readonly Vec3[]): Vec3 {
    const cameraId = activeCameraId(scene(), scene().activeTakeId, editor.playhead.timeS);
    const cameraM = cameraId === null ? null : cameraAt(scene(), input.motion(), cameraId, 0).positionM;
    return watchingDirection(mainHeading(result()), points[0]!, cameraM);
  }

  function frame(chosen: Selection | null, isGliding: boolean): void {
    const wanted = chosen ? pointsOfSelection(chosen, input.bodiesOf, input.markers()) : [];
    const points = wanted.length > 0 ? wanted : pointsOfInterest(scene(), bodies, result());
    if (points.length === 0) return;
    const direction = wanted.length > 0 ? free.awayFromTarget() : firstDirection(points);
    const aspect = element.clientWidth / element.clientHeight || USUAL_ASPECT;
    free.lookFrom(lookThatHolds(points, direction, FREE_FOV_DEG, aspect), isGliding);
  }

  return {
    frame,
    frameNewScene() {
      const ids = Object.keys(scene().props);
      // A scene that shares no prop with the one that was framed last is another scene.
      const isNew = ids.length > 0 && !ids.some((id) => framedProps.has(id));
      if (!isNew && hasFramedResult) return;
      framedProps = new Set(ids);
      hasFramedResult = result() !== null;
      frame(null, false);
    },
    aimShadows() {
      const points = pointsOfInterest(scene(), bodies, result());
      if (points.length === 0) return;
      // From straight above at a right angle, the eye is as high as the points reach sideways.
      const { targetM, eyeM } = lookThatHolds(points, [0, 1, 0], 90, 1);
      const [least, most] = SHADOW_RANGE_M;
      lights.aimShadows([targetM[0], 0, targetM[2]], Math.min(Math.max(eyeM[1] - targetM[1], least), most));
    },
  };
}
