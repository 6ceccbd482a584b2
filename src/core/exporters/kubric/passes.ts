import { toZUp } from '../../base/frames.ts';
import type { DataFrame } from '../../base/ports.ts';
import { type Pose, rotate, toLocal } from '../../base/quat.ts';
import { add } from '../../base/vec3.ts';
import type { pinholeOf } from '../../shot/reading.ts';
import { type PngPicture, pngOf } from '../png.ts';
import type { Instance, ZUpBox } from './instances.ts';
import type { Range } from './tally.ts';
import { floatTiff } from './tiff.ts';

const MOST = 65_535;

type Rgb = readonly [number, number, number];
type Lens = ReturnType<typeof pinholeOf>;

/** Ids of the instances, 0 elsewhere, with a palette. */
export function segmentationPng(
  { bodies, widthPx, heightPx }: DataFrame,
  instances: readonly Instance[],
  bodyCount: number,
): Uint8Array {
  const idOf = new Uint8Array(bodyCount + 1);
  for (const { id, index } of instances) idOf[index + 1] = id;
  const samples = Uint8Array.from(bodies, (number) => idOf[number]!);
  return pngOf({ type: 'palette', widthPx, heightPx, samples, colors: paletteOf(instances.length + 1) });
}

/** Distance from the centre of the camera in metres; `voidM` where nothing is. */
export function depthTiff(data: DataFrame, lens: Lens, voidM: number): Uint8Array {
  const { depthM, widthPx, heightPx } = data;
  const values = new Float32Array(depthM.length);
  for (let i = 0, y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      const [u, v] = slopesAt(lens, x, y);
      values[i] = Number.isFinite(depthM[i]!) ? depthM[i]! * Math.sqrt(1 + u * u + v * v) : voidM;
    }
  }
  return floatTiff(values, widthPx, heightPx);
}

/** Rows then columns, scaled to the range; the third channel is empty. `sign` -1 turns the flow round. */
export function flowPng(flowPx: Float32Array, data: DataFrame, { min, max }: Range, sign: 1 | -1): Uint8Array {
  const scale = max > min ? MOST / (max - min) : 0;
  const samples = new Uint16Array((3 * flowPx.length) / 2);
  for (let i = 0; 2 * i < flowPx.length; i++) {
    samples[3 * i] = Math.round((sign * flowPx[2 * i + 1]! - min) * scale);
    samples[3 * i + 1] = Math.round((sign * flowPx[2 * i]! - min) * scale);
  }
  return pngOf(rgb16(data, samples));
}

/** Normals in the world, -1 to 1 as 0 to 65535; the middle where nothing is. */
export function normalPng(data: DataFrame): Uint8Array {
  const { normals } = data;
  const samples = new Uint16Array(normals.length);
  for (let i = 0; i < normals.length; i += 3) {
    const n = toZUp([normals[i]!, normals[i + 1]!, normals[i + 2]!]);
    for (let k = 0; k < 3; k++) samples[i + k] = Math.round(((n[k]! + 1) * MOST) / 2);
  }
  return pngOf(rgb16(data, samples));
}

/** Where each pixel's point lies in the box of its body, 0 to 1 along its axes; 0 where nothing is. */
export function objectCoordinatesPng(
  data: DataFrame,
  lens: Lens,
  camera: Pose,
  bodies: readonly (Pose & { readonly box: ZUpBox })[],
): Uint8Array {
  const { depthM, widthPx, heightPx } = data;
  const samples = new Uint16Array(3 * depthM.length);
  for (let i = 0, y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      const body = bodies[data.bodies[i]! - 1];
      const depth = depthM[i]!;
      if (!body || !Number.isFinite(depth)) continue;
      const [u, v] = slopesAt(lens, x, y);
      const point = add(rotate(camera.rotation, [u * depth, -v * depth, -depth]), camera.positionM);
      const local = toZUp(toLocal(body, point));
      const { minM, maxM } = body.box;
      for (let k = 0; k < 3; k++) {
        const side = maxM[k]! - minM[k]!;
        const share = side > 0 ? (local[k]! - minM[k]!) / side : 0;
        samples[3 * i + k] = Math.round(MOST * Math.min(1, Math.max(0, share)));
      }
    }
  }
  return pngOf(rgb16(data, samples));
}

function rgb16({ widthPx, heightPx }: DataFrame, samples: Uint16Array): PngPicture {
  return { type: 'rgb16', widthPx, heightPx, samples };
}

/** How far to the right and down the middle of a pixel lies, at a distance of 1 along the axis. */
function slopesAt({ fxPx, fyPx, cxPx, cyPx }: Lens, x: number, y: number): readonly [number, number] {
  return [(x + 0.5 - cxPx) / fxPx, (y + 0.5 - cyPx) / fyPx];
}

/** Black, then hues a golden section of the circle apart, so that neighbours differ. */
function paletteOf(count: number): readonly Rgb[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? [0, 0, 0] : hueRgb((i * 0.618_033_988_75) % 1)));
}

function hueRgb(hue: number): Rgb {
  const channel = (offset: number) => {
    const at = (hue * 6 + offset) % 6;
    return Math.round(255 * Math.min(1, Math.max(0, Math.abs(at - 3) - 1)));
  };
  return [channel(0), channel(4), channel(2)];
}
