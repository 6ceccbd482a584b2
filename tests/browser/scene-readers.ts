import { unzipSync } from 'fflate';
import { AnimationMixer, LoopOnce, PerspectiveCamera, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { pixelThrough, turned } from '../core/exporters/gltf/read-glb.ts';
import { readNpy } from '../core/exporters/read-npy.ts';
import { flat, readUsda, valueAt } from '../core/exporters/usda/read-usda.ts';
import type { Point, Projector } from './camera-readers.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type Size = readonly [widthPx: number, heightPx: number];
type Numbers = readonly number[];

/*
 * Readers of whole scenes, for their cameras; nothing here is taken from what writes them.
 */

/** The one file of that name, in whatever folder. */
function named(files: Files, name: string): Uint8Array {
  const found = [...files].filter(([path]) => path === name || path.endsWith(`/${name}`));
  if (found.length !== 1) throw new Error(`${found.length} files are called ${name}.`);
  return found[0]![1];
}

/** A camera that looks along its -z with y up, from its focal lengths in pixels. */
function pinhole(at: Numbers, [x, y, z, w]: Numbers, [fx, fy, cx, cy]: Numbers, point: Point) {
  const away = point.map((p, k) => p - at[k]!);
  const [right, up, back] = turned([-x!, -y!, -z!, w!], away);
  return [cx! + (fx! * right) / -back, cy! - (fy! * up) / -back] as const;
}

/** UsdGeomCamera: what is seen is the aperture at the distance of the focal length, both in the same unit. */
export function usda(files: Files, size: Size, firstFrame = 1): Projector {
  const { prims } = readUsda(new TextDecoder().decode(named(files, 'scene.usda')));
  const cameras = prims.flatMap(flat).filter(({ type }) => type === 'Camera');
  if (cameras.length !== 1) throw new Error(`There are ${cameras.length} cameras.`);
  return (frame, point) => {
    const at = (name: string) => valueAt(cameras[0]!, name, firstFrame + frame);
    const [w, x, y, z] = at('xformOp:orient') as Numbers;
    const [focal, wide, high] = ['focalLength', 'horizontalAperture', 'verticalAperture'].map(at) as number[];
    const lens = {
      positionM: at('xformOp:translate') as Numbers,
      rotation: [x!, y!, z!, w!],
      yfov: 2 * Math.atan(high! / (2 * focal!)),
      aspectRatio: wide! / high!,
    };
    return pixelThrough(lens, size, point)!;
  };
}

/** By its published description: metres, y up, pixels of the clip. */
export function shotJson(files: Files): Projector {
  const { camera } = JSON.parse(new TextDecoder().decode(named(files, 'shot.json')));
  return (frame, point) =>
    pinhole(
      camera.positionsM[frame],
      camera.rotations[frame],
      [camera.fxPx[frame], camera.fyPx[frame], camera.cxPx, camera.cyPx],
      point,
    );
}

/** The middle of the picture is that of its size. */
export function stateNpz(files: Files): Projector {
  const arrays = unzipSync(named(files, 'state.npz'));
  const read = (name: string) => readNpy(arrays[`${name}.npy`]!).values;
  const row = (name: string, frame: number, width: number) => read(name).slice(width * frame, width * (frame + 1));
  const [widthPx, heightPx] = read('size_px') as [number, number];
  return (frame, point) =>
    pinhole(
      row('camera_position_m', frame, 3),
      row('camera_rotation_xyzw', frame, 4),
      [...row('camera_fx_px', frame, 1), ...row('camera_fy_px', frame, 1), widthPx / 2, heightPx / 2],
      point,
    );
}

/** Points on the screen themselves: point 0 of a body is its centre of mass. */
export function tracksJson(files: Files): (frame: number, bodyId: string) => readonly [number, number] {
  const textOf = (name: string) => JSON.parse(new TextDecoder().decode(named(files, name)));
  const tracks = textOf('tracks.json') as { x: number; y: number }[][];
  const heads = textOf('tracks-visibility.json') as { bodyId: string; point: number }[];
  return (frame, bodyId) => {
    const index = heads.findIndex((head) => head.bodyId === bodyId && head.point === 0);
    const { x, y } = tracks[index]![frame]!;
    return [x, y];
  };
}

/** three's own loader, mixer and projection. */
export async function threeGltf(files: Files, [widthPx, heightPx]: Size, rate: number): Promise<Projector> {
  const { scene, animations, cameras } = await new GLTFLoader().parseAsync(
    named(files, 'scene.glb').slice().buffer,
    '',
  );
  const mixer = new AnimationMixer(scene);
  const action = mixer.clipAction(animations[0]!);
  // Otherwise the last key is the first of the next time round.
  action.clampWhenFinished = true;
  action.setLoop(LoopOnce, 1).play();
  const camera = cameras[0];
  if (!(camera instanceof PerspectiveCamera)) throw new Error('There is no camera.');
  return (frame, point) => {
    action.paused = false;
    action.time = frame / rate;
    mixer.update(0);
    scene.updateMatrixWorld(true);
    const { x, y } = new Vector3(...point).project(camera);
    return [(widthPx / 2) * (1 + x), (heightPx / 2) * (1 - y)];
  };
}
