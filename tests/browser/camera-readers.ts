import { pixelThrough, readGlb } from '../core/exporters/gltf/read-glb.ts';
import { readNpz } from '../core/exporters/read-npy.ts';

export type Point = readonly [x: number, y: number, z: number];
/** Where a point of our world (y up, metres) falls in the picture of a frame, in pixels from the top left, middles at .5. */
export type Projector = (frame: number, point: Point) => readonly [x: number, y: number];
type Files = ReadonlyMap<string, Uint8Array>;
type Size = readonly [widthPx: number, heightPx: number];

/*
 * Readers of camera formats, each from its format's own description; nothing here is taken from what writes them.
 */

const textOf = (files: Files, path: string) => new TextDecoder().decode(files.get(path));
const jsonOf = (files: Files, path: string) => JSON.parse(textOf(files, path));
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const minus = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x - b[i]!);
const zUp = ([x, y, z]: Point): Point => [x, -z, y];

/** Rows of [R | t] from world to camera in OpenCV's axes, and a pinhole. */
function openCv(rows: readonly (readonly number[])[], [fx, fy, cx, cy]: readonly number[], point: Point) {
  const [x, y, z] = rows.map((row) => dot(row, [...point, 1])) as [number, number, number];
  return [cx! + (fx! * x) / z, cy! + (fy! * y) / z] as const;
}

/** Files as they come from the page. */
export function filesOf(written: Record<string, string>): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(written).map(([path, base64]) => [path, Buffer.from(base64, 'base64')]));
}

/** As CameraCtrl reads it: focal lengths are shares of a 1280x720 source, rescaled to the picture's own aspect. */
export function realEstate10k(files: Files, [width, height]: Size): Projector {
  const lines = textOf(files, 'realestate10k/camera.txt').split('\n');
  return (frame, point) => {
    const cells = lines[frame + 1]!.split(' ').map(Number);
    if (cells.length !== 19) throw new Error('A row of RealEstate10K has 19 numbers.');
    let [fx, fy] = cells.slice(1, 3) as [number, number];
    const [aspect, source] = [width / height, 1280 / 720];
    if (source > aspect) fx *= (height * source) / width;
    else fy *= width / source / height;
    const rows = [7, 11, 15].map((at) => cells.slice(at, at + 4));
    return openCv(rows, [fx * width, fy * height, cells[3]! * width, cells[4]! * height], point);
  };
}

/** Rows are the camera's forward, right and up axes and its place in centimetres, x forward, y right, z up; lenses are ours. */
export function reCamMaster(files: Files, lensOf: (frame: number) => readonly number[]): Projector {
  const path = jsonOf(files, 'recammaster/camera_extrinsics.json');
  return (frame, [x, y, z]) => {
    const rows = (path[`frame${frame}`].cam01 as string)
      .match(/[^[\]]+(?=\])/g)!
      .map((row) => row.split(' ').map(Number));
    const [forward, right, up, place] = rows as [number[], number[], number[], number[]];
    const seen = minus([-100 * z, 100 * x, 100 * y], place.slice(0, 3));
    const [fx, fy, cx, cy] = lensOf(frame) as [number, number, number, number];
    const depth = dot(forward.slice(0, 3), seen);
    return [cx + (fx * dot(right.slice(0, 3), seen)) / depth, cy - (fy * dot(up.slice(0, 3), seen)) / depth];
  };
}

/** Camera to world, OpenGL's axes, z up. */
export function nerfstudio(files: Files): Projector {
  const { frames, ...shared } = jsonOf(files, 'nerfstudio/transforms.json');
  return (frame, point) => {
    const lens = { ...shared, ...frames[frame] };
    const m = lens.transform_matrix as number[][];
    const seen = minus(zUp(point), [m[0]![3]!, m[1]![3]!, m[2]![3]!]);
    const [x, y, z] = [0, 1, 2].map((k) => dot([m[0]![k]!, m[1]![k]!, m[2]![k]!], seen)) as [number, number, number];
    return [lens.cx + (lens.fl_x * x) / -z, lens.cy - (lens.fl_y * y) / -z];
  };
}

/** World to camera as a rotation, w first, and a translation. */
export function colmap(files: Files): Projector {
  const rowsOf = (name: string) =>
    textOf(files, `colmap/sparse/0/${name}.txt`)
      .split('\n')
      .filter((line) => !line.startsWith('#'));
  const cameras = new Map(rowsOf('cameras').map((row) => [row.split(' ')[0], row.split(' ').slice(4).map(Number)]));
  const images = rowsOf('images').filter((_, i) => i % 2 === 0);
  return (frame, point) => {
    const cells = images[frame]!.split(' ');
    const [w, x, y, z, tx, ty, tz] = cells.slice(1, 8).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const rows = [
      [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w), tx],
      [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w), ty],
      [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y), tz],
    ];
    return openCv(rows, cameras.get(cells[8]!)!, point);
  };
}

/** World to camera in OpenCV's axes; as in GEN3C's own code the middle of the first pixel is at 0. */
export function gen3c(files: Files): Projector {
  const arrays = readNpz(files.get('gen3c/camera.npz')!);
  const { values: w2c } = arrays.get('w2c')!;
  const { values: k } = arrays.get('intrinsics')!;
  return (frame, point) => {
    const rows = [0, 4, 8].map((at) => w2c.slice(16 * frame + at, 16 * frame + at + 4));
    const [fx, , cx, , fy, cy] = k.slice(9 * frame, 9 * frame + 6) as [number, number, number, number, number, number];
    const [x, y] = openCv(rows, [fx, fy, cx, cy], point);
    return [x + 0.5, y + 0.5];
  };
}

/** As Kubric's `project_point`: K times the point in the camera's own axes, divided by its third, in shares of the picture. */
export function kubric(files: Files, [width, height]: Size): Projector {
  const { camera } = jsonOf(files, 'kubric/0/metadata.json');
  return (frame, point) => {
    const [w, x, y, z] = camera.quaternions[frame] as [number, number, number, number];
    const axes = [
      [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)],
      [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)],
      [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)],
    ];
    const from = minus(zUp(point), camera.positions[frame]);
    const seen = axes.map((axis) => dot(axis, from));
    const [u, v, s] = (camera.K as number[][]).map((row) => dot(row, seen)) as [number, number, number];
    return [(width * u) / s, (height * v) / s];
  };
}

/** One camera that follows the cut, looking along its -z, with a field of view that may be animated by pointer. */
export function gltf(files: Files, size: Size, rate: number): Projector {
  const glb = readGlb(files.get('editing/scene.glb')!);
  const node = glb.json.nodes.findIndex(({ camera }) => camera === 0);
  const { yfov, aspectRatio } = glb.json.cameras[0]!.perspective;
  return (frame, point) => {
    const timeS = Math.fround(frame / rate);
    const camera = {
      positionM: glb.valueAt(node, 'translation', timeS),
      rotation: glb.valueAt(node, 'rotation', timeS),
      yfov: glb.pointerAt('/cameras/0/perspective/yfov', timeS) ?? yfov,
      aspectRatio,
    };
    return pixelThrough(camera, size, point)!;
  };
}

/**
 * Steps of the camera in its own frame (OpenCV's axes), each a translation and two columns of a rotation, from where it
 * stood at first; that place and the lenses are ours.
 */
export function cosmos3(
  files: Files,
  first: { readonly at: Point; readonly axes: readonly [Point, Point, Point] },
  lensOf: (frame: number) => readonly number[],
): Projector {
  const steps = jsonOf(files, 'cosmos3/camera-actions.json') as number[][];
  const toWorld = (axes: readonly (readonly number[])[], v: readonly number[]) =>
    [0, 1, 2].map((k) => axes[0]![k]! * v[0]! + axes[1]![k]! * v[1]! + axes[2]![k]! * v[2]!);
  return (frame, point) => {
    let at: readonly number[] = first.at;
    let axes: readonly (readonly number[])[] = first.axes;
    for (const step of steps.slice(0, frame)) {
      at = toWorld(axes, step.slice(0, 3)).map((x, k) => x + at[k]!);
      const [right, down] = [toWorld(axes, step.slice(3, 6)), toWorld(axes, step.slice(6, 9))] as [number[], number[]];
      axes = [right, down, [0, 1, 2].map((k) => cross(right, down, k))];
    }
    const away = minus(point, at);
    const [fx, fy, cx, cy] = lensOf(frame) as [number, number, number, number];
    const [x, y, z] = axes.map((axis) => dot(axis, away)) as [number, number, number];
    return [cx + (fx * x) / z, cy + (fy * y) / z];
  };
}

function cross(a: readonly number[], b: readonly number[], k: number): number {
  return a[(k + 1) % 3]! * b[(k + 2) % 3]! - a[(k + 2) % 3]! * b[(k + 1) % 3]!;
}
