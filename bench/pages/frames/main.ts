import type { DrawnFrame, PassId, Pixels, SinkFile } from '../../../src/core/base/ports.ts';
import { CONTROLS } from '../../../src/core/exporters/control-passes.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { bakeTake } from '../../../src/core/tasks.ts';
import { createFramesPort } from '../../../src/render/frames-port.ts';

declare global {
  interface Window {
    /** What a frame takes, in ms, once shaders are compiled. */
    drawFrames(what: 'color' | 'data' | 'all' | 'encoder'): Promise<number>;
  }
}

const SIZE = { widthPx: 1280, heightPx: 720 };
/** The first of them compile shaders and are not counted. */
const FRAMES = 12;
const WARM = 4;

const scene = readyScenes.get('missed-free-throw').make();
const result = await bakeTake({ scene, takeId: scene.activeTakeId });
const shot = buildShotSpec({ scene, results: { [result.takeId]: result }, steadiness: null, version: 'bench' });
const frames = createFramesPort({ shot });
const { frameRate } = shot.clip;
const nowhere: SinkFile = { write: async () => {}, close: async () => ({ byteLength: 0, sha256: '' }) };

window.drawFrames = async (what) => {
  if (what === 'encoder') return encode();
  const passes: PassId[] = what === 'color' ? ['color'] : ['color', 'data'];
  const take: (frame: DrawnFrame) => Promise<unknown> = { color: readPicture, data: readData, all: sixMaker() }[what];
  let startMs = 0;
  await frames.draw(
    { ...SIZE, frameRate, frameCount: FRAMES, passes },
    async (frame) => {
      await take(frame);
      if (frame.frame === WARM - 1) startMs = performance.now();
    },
    {},
  );
  return (performance.now() - startMs) / (FRAMES - WARM);
};

/** The picture must be there before the next is drawn: cards draw late. */
async function readPicture({ color }: DrawnFrame): Promise<void> {
  await color!.read();
}

/** Depth, regions, normals, flow and tracked points, as films have them; the picture is drawn meanwhile. Resolves to all six. */
function sixMaker(): (frame: DrawnFrame) => Promise<readonly Pixels[]> {
  const makers = (['depth', 'seg', 'normal', 'flow', 'tracking'] as const).map((id) =>
    CONTROLS[id].create(shot, { least: 0, most: 1 }),
  );
  return async (frame) => {
    const pictures: Pixels[] = [];
    for (const make of makers) pictures.push(await make(frame));
    return [...pictures, await frame.color!.read()];
  };
}

/** What the data passes are made of, read and unpacked, without a picture of any. */
async function readData({ color, data }: DrawnFrame): Promise<void> {
  const { depthM, bodies, normals, flowForwardPx, origins } = data!;
  if (![depthM, bodies, normals, flowForwardPx, origins].every(({ length }) => length > 0)) throw new Error('No data.');
  await color!.read();
}

/** All six pictures of one frame, each encoded again and again into a video of its own. */
async function encode(): Promise<number> {
  const make = sixMaker();
  let tookMs = 0;
  await frames.draw(
    { ...SIZE, frameRate, frameCount: 1, passes: ['color', 'data'] },
    async (frame) => {
      const pictures = await make(frame);
      const videos = await Promise.all(
        pictures.map(() => frames.openVideo({ ...SIZE, frameRate, codec: 'avc', sound: null }, nowhere)),
      );
      const startMs = performance.now();
      for (let i = 0; i < FRAMES; i++) for (const [k, video] of videos.entries()) await video.add(pictures[k]!);
      for (const video of videos) await video.finish();
      tookMs = performance.now() - startMs;
    },
    {},
  );
  return tookMs / FRAMES;
}
