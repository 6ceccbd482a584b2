import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForNode } from '../../scripts/build-node.mjs';
import { parseScene } from '../../src/core/scene/load.ts';
import { saveScene } from '../../src/core/scene/save.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { openedPage } from '../support/opened-page.ts';
import { hashScene } from './pages/motion/hash-scene.ts';

const makeScene = () => readyScenes.get('missed-free-throw').make();

/** The same throw, told in other words, at another frame rate, through another lens, with other sounds. */
function retold(scene: Scene): Scene {
  const told = structuredClone(scene);
  told.settings.frameRate = { num: 60_000, den: 1001 };
  told.settings.widthPx = 640;
  told.settings.seed += 1;
  for (const camera of Object.values(told.cameras)) camera.lens.focalLengthMm *= 2;
  told.shots = {};
  told.words.setting = 'A gym on the moon';
  told.name = 'Another name';
  for (const prop of Object.values(told.props)) prop.name = `The other ${prop.name}`;
  told.cues.authored.crowd = {
    order: 'a0',
    kind: 'ambience',
    timeS: 0,
    durationS: 1,
    label: 'Crowd',
    gainDb: -6,
    source: { type: 'bed', bed: 'crowd' },
  };
  return told;
}

/** The same throw into a heap of boxes that falls meanwhile, which only the engine can solve. */
function withHeap(scene: Scene): Scene {
  const heaped = structuredClone(scene);
  heaped.settings.durationS = 2;
  for (let i = 0; i < 24; i++) {
    heaped.props[`box-${i}`] = {
      name: `Box ${i}`,
      kind: 'box',
      order: `b${String(i).padStart(2, '0')}`,
      positionM: [(i % 3) * 0.4 - 0.4, 0.4 + i * 0.3, 2 + (i % 2) * 0.3],
      rotation: [0, 0, 0, 1],
      drive: { type: 'free' },
      params: { widthM: 0.5, heightM: 0.25, depthM: 0.4 },
    };
  }
  return heaped;
}

/** The scene that a file of it holds. */
function savedAndLoaded(scene: Scene): Scene {
  const loaded = parseScene(new TextEncoder().encode(saveScene(scene)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

/** The same value with the keys of every record in another order: last first. */
function turnedAbout(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedAbout);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turnedAbout(member)]),
  );
}

const page = openedPage('motion');
let nodeWorker: Worker;

beforeAll(async () => {
  nodeWorker = new Worker(await buildForNode('tests/browser/pages/motion/node-worker.ts'));
});
afterAll(async () => {
  await nodeWorker?.terminate();
});

async function hashInNodeWorker(sceneJson: string): Promise<string> {
  const answer = once(nodeWorker, 'message');
  nodeWorker.postMessage(sceneJson);
  return (await answer)[0];
}

describe('every ready-made scene', () => {
  it.each(readyScenes.all.map((scene) => [scene.id, scene] as const))(
    '%s bakes to the same bytes in Node and Chromium, in workers, after save and load, and whatever the order of keys',
    async (_, { make }) => {
      const json = JSON.stringify(make());
      const expected = await hashScene(json);
      expect(expected).toMatch(/^[0-9a-f]{64}$/);
      const turned = JSON.stringify(turnedAbout(make()));
      expect(turned).not.toBe(json);
      expect({
        nodeWorker: await hashInNodeWorker(json),
        chromium: await page().evaluate((scene) => window.hashHere(scene), json),
        chromiumWorker: await page().evaluate((scene) => window.hashInWorker(scene), json),
        savedAndLoaded: await hashScene(JSON.stringify(savedAndLoaded(make()))),
        turnedAbout: await hashScene(turned),
      }).toEqual({
        nodeWorker: expected,
        chromium: expected,
        chromiumWorker: expected,
        savedAndLoaded: expected,
        turnedAbout: expected,
      });
    },
  );
});

describe('the motion of the missed free throw', () => {
  let expected: string;
  beforeAll(async () => {
    expected = await hashScene(JSON.stringify(makeScene()));
  });

  it('is the same bytes everywhere where the engine has to solve a heap, too', async () => {
    const json = JSON.stringify(withHeap(makeScene()));
    const heap = await hashScene(json);
    expect(heap).not.toBe(expected);
    expect(await page().evaluate((scene) => window.hashHere(scene), json)).toBe(heap);
    expect(await page().evaluate((scene) => window.hashInWorker(scene), json)).toBe(heap);
  });

  it('does not change with the frame rate, the camera, the cues or the words', async () => {
    const other = retold(makeScene());
    expect(await hashScene(JSON.stringify(other))).toBe(expected);
    expect(await page().evaluate((json) => window.hashInWorker(json), JSON.stringify(other))).toBe(expected);
  });

  it('changes with the throw', async () => {
    const other = makeScene();
    const thrown = Object.values(other.props).find((prop) => prop.release);
    if (thrown?.release) thrown.release.velocityMps[0] += 0.001;
    expect(await hashScene(JSON.stringify(other))).not.toBe(expected);
  });
});
