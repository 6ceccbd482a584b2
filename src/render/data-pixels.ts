import type { DataFrame } from '../core/base/ports.ts';

/**
 * How the data material packs what a pixel is made of into four targets of two whole numbers of 32 bits each, as many as every
 * WebGL 2 draws at once. Rows run from the bottom.
 * 0: bits of the depth; number of the body, and inverse distance in the first frame as a half float.
 * 1: normal, octahedral, and place in the first frame, each of two times 16 bits.
 * 2 and 3: bits of the flow forward and backward.
 */
export const TARGETS = 4;
const SURFACE = 0;
const SHAPE = 1;
const FLOWS = { forward: 2, backward: 3 } as const;

/** The void: infinitely far, of no body, with no normal and no place in the first frame. */
const INFINITY_BITS = 0x7f800000;
const NO_NORMAL = 0x80008000;
export const NO_PLACE = 0xffffffff;
export const CLEAR: readonly Uint32Array[] = [
  Uint32Array.of(INFINITY_BITS, 0, 0, 0),
  Uint32Array.of(NO_NORMAL, NO_PLACE, 0, 0),
  new Uint32Array(4),
  new Uint32Array(4),
];

/** Places in the first frame are kept this far outside of it, in widths and heights of the picture, to 1 / 20000 of them. */
export const PLACE_MARGIN = 1;
const PLACE_SPAN = 1 + 2 * PLACE_MARGIN;
const PLACE_STEPS = 0xffff;
const NORMAL_STEPS = 0x7fff;

/**
 * What was drawn of a frame. Each quantity is unpacked when it is first looked at, into an array that the next frame
 * overwrites. Targets that were looked at in the frame before are read at once in `next`, others when they are asked for.
 */
export function createDataPixels(
  widthPx: number,
  heightPx: number,
  readTarget: (target: number, into: Uint32Array) => void,
): { readonly frame: DataFrame; next(): void } {
  const count = widthPx * heightPx;
  const kept = new Set<string>();
  const words = Array.from({ length: TARGETS }, () => lazily(() => new Uint32Array(2 * count)));
  const depthM = lazily(() => new Float32Array(count));
  const bodies = lazily(() => new Uint16Array(count));
  const normals = lazily(() => new Float32Array(3 * count));
  const flows = {
    forward: lazily(() => new Float32Array(2 * count)),
    backward: lazily(() => new Float32Array(2 * count)),
  };
  const origins = lazily(() => new Float32Array(3 * count));

  /** The array, filled first where this frame has not been looked at yet. */
  function once<T>(name: string, array: () => T, fill: (array: T) => void): T {
    if (!kept.has(name)) fill(array());
    kept.add(name);
    return array();
  }
  const wordsOf = (target: number) => once(`words ${target}`, words[target]!, (into) => readTarget(target, into));
  /** Calls back for each row: where it begins among the words, and where among the pixels. */
  const eachRow = (unpack: (from: number, to: number) => void) => {
    for (let y = 0; y < heightPx; y++) unpack(2 * widthPx * (heightPx - 1 - y), widthPx * y);
  };
  const flow = (way: keyof typeof FLOWS) =>
    once(`flow ${way}`, flows[way], (into) => {
      const from = new Float32Array(wordsOf(FLOWS[way]).buffer);
      eachRow((start, to) => into.set(from.subarray(start, start + 2 * widthPx), 2 * to));
    });

  return {
    frame: {
      widthPx,
      heightPx,
      get depthM() {
        return once('depth', depthM, (into) => {
          const from = new Float32Array(wordsOf(SURFACE).buffer);
          eachRow((start, to) => unpackDepths(from, start, into, to, widthPx));
        });
      },
      get bodies() {
        return once('bodies', bodies, (into) => {
          const from = wordsOf(SURFACE);
          eachRow((start, to) => unpackBodies(from, start + 1, into, to, widthPx));
        });
      },
      get normals() {
        return once('normals', normals, (into) => {
          const from = wordsOf(SHAPE);
          eachRow((start, to) => unpackNormals(from, start, into, 3 * to, widthPx));
        });
      },
      get flowForwardPx() {
        return flow('forward');
      },
      get flowBackwardPx() {
        return flow('backward');
      },
      get origins() {
        return once('origins', origins, (into) => {
          const [distances, places] = [wordsOf(SURFACE), wordsOf(SHAPE)];
          eachRow((start, to) => unpackOrigins(distances, places, start + 1, into, 3 * to, widthPx));
        });
      },
    },
    next() {
      const wanted = words.flatMap((_, target) => (kept.has(`words ${target}`) ? [target] : []));
      kept.clear();
      for (const target of wanted) wordsOf(target);
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function unpackDepths(from: Float32Array, start: number, into: Float32Array, to: number, count: number): void {
  for (let x = 0; x < count; x++) into[to + x] = from[start + 2 * x]!;
}

/** Lower halves of words. */
function unpackBodies(from: Uint32Array, start: number, into: Uint16Array, to: number, count: number): void {
  for (let x = 0; x < count; x++) into[to + x] = from[start + 2 * x]!;
}

/** Octahedral coordinates to unit vectors. */
function unpackNormals(from: Uint32Array, start: number, into: Float32Array, to: number, count: number): void {
  let [last, nx, ny, nz] = [NO_NORMAL, 0, 0, 0];
  for (let x = 0; x < count; x++) {
    const word = from[start + 2 * x]!;
    // Flat surfaces have the same normal for many pixels on end.
    if (word !== last) {
      last = word;
      if (word === NO_NORMAL) [nx, ny, nz] = [0, 0, 0];
      else {
        const u = ((word << 16) >> 16) / NORMAL_STEPS;
        const v = (word >> 16) / NORMAL_STEPS;
        nz = 1 - Math.abs(u) - Math.abs(v);
        nx = nz < 0 ? (1 - Math.abs(v)) * (u < 0 ? -1 : 1) : u;
        ny = nz < 0 ? (1 - Math.abs(u)) * (v < 0 ? -1 : 1) : v;
        const share = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
        nx *= share;
        ny *= share;
        nz *= share;
      }
    }
    into[to + 3 * x] = nx;
    into[to + 3 * x + 1] = ny;
    into[to + 3 * x + 2] = nz;
  }
}

function unpackOrigins(
  distances: Uint32Array,
  places: Uint32Array,
  start: number,
  into: Float32Array,
  to: number,
  count: number,
): void {
  const step = PLACE_SPAN / PLACE_STEPS;
  for (let x = 0; x < count; x++) {
    const place = places[start + 2 * x]!;
    const isKnown = place !== NO_PLACE;
    into[to + 3 * x] = isKnown ? (place & 0xffff) * step - PLACE_MARGIN : Number.NaN;
    into[to + 3 * x + 1] = isKnown ? (place >>> 16) * step - PLACE_MARGIN : Number.NaN;
    into[to + 3 * x + 2] = isKnown ? HALVES[distances[start + 2 * x]! >>> 16]! : Number.NaN;
  }
}

/** Every half float without a sign (IEEE 754 binary16). */
const HALVES = Float32Array.from({ length: 0x8000 }, (_, bits) => {
  const [exponent, fraction] = [bits >> 10, bits & 0x3ff];
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
});
