import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DataFrame, FramesPort, Sink } from '../../../src/core/base/ports.ts';
import type { Exporter } from '../../../src/core/exporters/exporter.ts';
import { kubric } from '../../../src/core/exporters/kubric/kubric.ts';
import { shotJson } from '../../../src/core/exporters/shot-json/shot-json.ts';
import { stateNpz } from '../../../src/core/exporters/state-npz/state-npz.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { movingCameraSpec } from './moving-camera.ts';

const BODIES = 1000;
const FRAMES = 60 * 24;
/** What no text may reach: engines cannot make strings of more than some hundred million letters. */
const LONGEST_TEXT = 100e6;
const SIZE_PX = 4;

/** The sample's ball a thousand times over, for a minute, in pictures of 4 x 4 pixels. */
function bigShot(): ShotSpec {
  const base = movingCameraSpec({ sizePx: [SIZE_PX, SIZE_PX] });
  const minute = <T>(rows: readonly T[]) => Array.from({ length: FRAMES }, (_, i) => rows[i % rows.length]!);
  const [path] = base.trajectories;
  const ball = base.bodies.find(({ id }) => id === 'ball')!;
  const seen = base.tracks2d.find(({ bodyId }) => bodyId === 'ball')!;
  const [contact] = base.contacts;
  const columns = {
    positionsM: minute(path!.positionsM),
    rotations: minute(path!.rotations),
    velocitiesMps: minute(path!.velocitiesMps),
    angularVelocitiesRadps: minute(path!.angularVelocitiesRadps),
  };
  const ids = Array.from({ length: BODIES }, (_, i) => `ball-${i}`);
  const track = {
    centersPx: minute(seen.centersPx),
    boxesPx: minute(seen.boxesPx),
    visibility: minute(seen.visibility),
  };
  const { camera } = base;
  return {
    ...base,
    clip: { ...base.clip, frameCount: FRAMES, durationS: 60, sceneTimesS: minute(base.clip.sceneTimesS) },
    bodies: ids.map((id) => ({ ...ball, id })),
    trajectories: ids.map((bodyId) => ({ bodyId, ...columns })),
    tracks2d: ids.map((bodyId) => ({ bodyId, ...track })),
    contacts: ids.map((id, i) => ({ ...contact!, id: `c${i}`, bodyIds: [id, ids[(i + 1) % BODIES]!] })),
    shots: base.shots.map((shot) => ({ ...shot, frameCount: FRAMES })),
    camera: {
      ...camera,
      positionsM: minute(camera.positionsM),
      rotations: minute(camera.rotations),
      focalLengthsMm: minute(camera.focalLengthsMm),
      focusDistancesM: minute(camera.focusDistancesM),
      fStops: minute(camera.fStops),
      fxPx: minute(camera.fxPx),
      fyPx: minute(camera.fyPx),
    },
  };
}

/** Pictures in which the bodies are seen in turn, a pixel each. */
function turningFrames(): FramesPort {
  const count = SIZE_PX * SIZE_PX;
  const data: DataFrame = {
    widthPx: SIZE_PX,
    heightPx: SIZE_PX,
    depthM: new Float32Array(count).fill(3),
    bodies: new Uint16Array(count),
    normals: new Float32Array(3 * count),
    flowForwardPx: new Float32Array(2 * count),
    flowBackwardPx: new Float32Array(2 * count),
    origins: new Float32Array(3 * count),
  };
  const rgba = new Uint8ClampedArray(4 * count);
  return {
    async draw({ frameCount }, take) {
      for (let frame = 0; frame < frameCount; frame++) {
        for (let i = 0; i < count; i++) data.bodies[i] = ((frame * count + i) % BODIES) + 1;
        await take({ frame, data, color: { read: async () => ({ widthPx: SIZE_PX, heightPx: SIZE_PX, rgba }) } });
      }
    },
    async openVideo() {
      throw new Error('No video is asked for.');
    },
  };
}

let longestText = 0;
const encode = TextEncoder.prototype.encode;
beforeEach(() => {
  longestText = 0;
  TextEncoder.prototype.encode = function (text = '') {
    longestText = Math.max(longestText, text.length);
    return encode.call(this, text);
  };
});
afterEach(() => {
  TextEncoder.prototype.encode = encode;
});

/** Lengths of the files that an exporter writes, whose bytes are dropped. */
async function lengthsOf(exporter: Exporter, shot: ShotSpec): Promise<ReadonlyMap<string, number>> {
  const lengths = new Map<string, number>();
  const sink: Sink = {
    async open(path) {
      lengths.set(path, 0);
      return {
        async write(bytes) {
          lengths.set(path, lengths.get(path)! + bytes.length);
        },
        close: async () => ({ byteLength: lengths.get(path)!, sha256: '' }),
      };
    },
    async commit() {},
    async abort() {},
  };
  const options = exporter.options.parse({});
  await exporter.write({ shot, options, sink, recordings: new Map(), frames: turningFrames() });
  return lengths;
}

test.each([
  ['state-npz', stateNpz, 'state-npz/state.npz'],
  ['shot-json', shotJson, 'columns.bin'],
  ['kubric', kubric, 'kubric/0/metadata.json'],
] as const)(
  '%s writes a thousand bodies for a minute without a long text',
  async (_, exporter, largest) => {
    const lengths = await lengthsOf(exporter, bigShot());
    // The columns are there: at least 13 numbers of a byte or more for each frame of 255 bodies, which is what Kubric holds.
    expect(lengths.get(largest)).toBeGreaterThan(255 * FRAMES * 13);

    expect(longestText).toBeLessThan(LONGEST_TEXT);
  },
  300_000,
);

test('Kubric says that it has ids for 255 of them', () => {
  const [problem] = kubric.preflight(bigShot(), kubric.options.parse({})).filter(({ level }) => level === 'warning');
  expect(problem!.message).toMatch(/255 ids, but there are 1000 bodies/);
});
