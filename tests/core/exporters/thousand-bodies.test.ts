import { expect, test } from 'vitest';
import type { DataFrame, FramesPort, Sink } from '../../../src/core/base/ports.ts';
import type { Exporter } from '../../../src/core/exporters/exporter.ts';
import { kubric } from '../../../src/core/exporters/kubric/kubric.ts';
import { shotJson } from '../../../src/core/exporters/shot-json/shot-json.ts';
import { stateNpz } from '../../../src/core/exporters/state-npz/state-npz.ts';
import { tracksJson } from '../../../src/core/exporters/tracks-json/tracks-json.ts';
import { createJobReceiver, jobPieces } from '../../../src/core/exporters/travelling-job.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { BODIES, FRAMES, LONGEST_TEXT, longestTextOf, SIZE_PX, thousandBodies } from './thousand-bodies.ts';

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
    const shot = thousandBodies();
    let lengths: ReadonlyMap<string, number> = new Map();
    const longest = await longestTextOf(async () => {
      lengths = await lengthsOf(exporter, shot);
    });
    // The columns are there: at least 13 numbers of a byte or more for each frame of 255 bodies, which is what Kubric holds.
    expect(lengths.get(largest)).toBeGreaterThan(255 * FRAMES * 13);
    expect(longest).toBeLessThan(LONGEST_TEXT);
  },
  300_000,
);

test('tracks of a thousand bodies are written body by body', { timeout: 120_000 }, async () => {
  const shot = thousandBodies(24);
  let lengths: ReadonlyMap<string, number> = new Map();
  const longest = await longestTextOf(async () => {
    lengths = await lengthsOf(tracksJson, shot);
  });
  // A body is a thousandth of the file; ten times that leaves room for what else is made into text on the way.
  expect(longest).toBeLessThan(lengths.get('tracks-json/tracks.json')! / (BODIES / 10));
});

test('a job of a thousand bodies for a minute crosses into the browser without a long text', {
  timeout: 300_000,
}, async () => {
  const shot = thousandBodies();
  const receiver = createJobReceiver();
  const longest = await longestTextOf(async () => {
    for (const piece of jobPieces({ shot, sceneJson: '{}', exporterIds: [] })) receiver.take(piece);
  });
  expect(longest).toBeLessThan(LONGEST_TEXT / 10);
  const { trajectories, tracks2d, contacts } = receiver.job().shot;
  expect([trajectories.length, tracks2d.length, contacts.length]).toEqual([BODIES, BODIES, shot.contacts.length]);
  expect(trajectories.at(-1)).toEqual(shot.trajectories.at(-1));
});

test('Kubric says that it has ids for 255 of them', () => {
  const shot = thousandBodies();
  const [problem] = kubric.preflight(shot, kubric.options.parse({})).filter(({ level }) => level === 'warning');
  expect(problem!.message).toMatch(/255 ids, but there are 1000 bodies/);
});
