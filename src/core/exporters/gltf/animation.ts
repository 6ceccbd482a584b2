import type { Quat } from '../../base/quat.ts';
import { type FrameRate, frameToSeconds } from '../../base/time.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { type FrameKey, frameKeys } from '../film-cameras.ts';
import { steadyTurns } from '../steady-turns.ts';
import type { GlbBuffer } from './glb.ts';

/** The one animation of a document. */
export interface GltfAnimation {
  /** Moves a node by what is given for each frame of the clip; what stands still gets no keys. */
  moveNode(node: number, keyed: Keyed, positionsM: readonly Vec3[], rotations: readonly Quat[]): void;
  /** Animates a number of the document, named by its JSON pointer (KHR_animation_pointer). */
  movePointer(pointer: string, keyed: Keyed, values: readonly number[]): void;
  readonly channels: readonly object[];
  readonly samplers: readonly object[];
  readonly usesPointers: boolean;
}

/** The frames that something is animated on, and where it jumps. */
export interface Keyed {
  readonly startFrame: number;
  readonly frameCount: number;
  readonly jumps: readonly number[];
}

export function createAnimation(buffer: GlbBuffer, rate: FrameRate): GltfAnimation {
  const channels: object[] = [];
  const samplers: object[] = [];
  const inputs = new Map<string, { readonly keys: readonly FrameKey[]; readonly input: number }>();
  let usesPointers = false;

  function inputOf({ startFrame, frameCount, jumps }: Keyed) {
    const key = JSON.stringify([startFrame, frameCount, jumps]);
    const known = inputs.get(key);
    if (known) return known;
    const keys = frameKeys(startFrame, frameCount, jumps);
    const times = Float32Array.from(keys, ({ atFrame }) => frameToSeconds(atFrame, rate));
    const made = { keys, input: buffer.floats(times, 'SCALAR', { hasBounds: true }) };
    inputs.set(key, made);
    return made;
  }

  function sample(keyed: Keyed, rows: readonly (readonly number[])[], type: 'SCALAR' | 'VEC3' | 'VEC4'): number {
    const { keys, input } = inputOf(keyed);
    const output = buffer.floats(Float32Array.from(keys.flatMap(({ frame }) => rows[frame]!)), type);
    return samplers.push({ input, interpolation: 'LINEAR', output }) - 1;
  }

  function isMoving({ startFrame, frameCount }: Keyed, rows: readonly (readonly number[])[]): boolean {
    const first = rows[startFrame]!;
    return rows.slice(startFrame, startFrame + frameCount).some((row) => row.some((x, k) => x !== first[k]));
  }

  return {
    channels,
    samplers,
    get usesPointers() {
      return usesPointers;
    },
    moveNode(node, keyed, positionsM, rotations) {
      if (isMoving(keyed, positionsM))
        channels.push({ sampler: sample(keyed, positionsM, 'VEC3'), target: { node, path: 'translation' } });
      if (isMoving(keyed, rotations))
        channels.push({ sampler: sample(keyed, steadyTurns(rotations), 'VEC4'), target: { node, path: 'rotation' } });
    },
    movePointer(pointer, keyed, values) {
      const rows = values.map((value) => [value]);
      if (!isMoving(keyed, rows)) return;
      usesPointers = true;
      channels.push({
        sampler: sample(keyed, rows, 'SCALAR'),
        target: { path: 'pointer', extensions: { KHR_animation_pointer: { pointer } } },
      });
    },
  };
}
