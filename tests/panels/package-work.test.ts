import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/core/scene/schema.ts';
import { resultsOfClip, specOf, takeIdsOfClip, whyNotDeliver } from '../../src/panels/deliver/package-work.ts';
import { heldTasks, sceneForTests, settle, takeResult } from '../editor/fakes.ts';

/** An empty stage and a cut of two shots: the first shows take 2, the second take 1, which is the one on the stage. */
function twoTakes(): Scene {
  const scene = sceneForTests();
  const wide = scene.cameras.wide!;
  const shot = { cameraId: 'wide', sourceStartS: 0, durationFrames: 24, speed: 1 };
  return {
    ...scene,
    props: {},
    cameras: { wide: { ...wide, lens: { ...wide.lens, focus: { type: 'distance', distanceM: 3 } } } },
    takes: { ...scene.takes, 'take-2': { ...scene.takes['take-1']!, name: 'Take 2', order: 'a1' } },
    shots: {
      one: { ...shot, name: 'One', order: 'a0', takeId: 'take-2' },
      two: { ...shot, name: 'Two', order: 'a1', takeId: 'take-1' },
    },
  };
}
const options = { frameRate: { num: 24, den: 1 }, sizePx: [640, 360] as const };

describe('delivering a cut of several takes', () => {
  it('knows which takes the clip shows', () => {
    const scene = twoTakes();
    expect(takeIdsOfClip(scene, null)).toEqual(['take-2', 'take-1']);
    expect(takeIdsOfClip(scene, 'one')).toEqual(['take-2']);
    expect(takeIdsOfClip({ ...scene, shots: {} }, null)).toEqual(['take-1']);
  });

  it('bakes only what is not known yet, and the spec can be built from it', async () => {
    const scene = twoTakes();
    const tasks = heldTasks();
    const active = takeResult(scene);
    const known = { 'take-1': active };
    const baking = resultsOfClip(scene, null, known, tasks.port, new AbortController().signal);
    await settle();
    expect(tasks.all.map(({ name, input }) => [name, input])).toEqual([['bakeTake', { scene, takeId: 'take-2' }]]);
    tasks.all[0]!.finish(takeResult(scene, { takeId: 'take-2' }));
    const results = await baking;
    expect(results['take-1']).toBe(active);
    const spec = specOf(scene, results, null, { shotId: null, ...options }, '0');
    expect(spec.shots.map(({ takeId }) => takeId)).toEqual(['take-2', 'take-1']);
    // The active take alone does not do.
    expect(() => specOf(scene, known, null, { shotId: null, ...options }, '0')).toThrow('has not been simulated');
  });

  it('delivers nothing of a scene that is not the one that was simulated', () => {
    expect(whyNotDeliver({ status: 'ready', problem: null })).toBeNull();
    expect(whyNotDeliver({ status: 'simulating', problem: null })).toContain('being simulated');
    const problem = { level: 'error', path: '', message: 'The ball has no weight.' } as const;
    expect(whyNotDeliver({ status: 'failed', problem })).toMatch(/could not be simulated.* The ball has no weight\.$/);
  });
});
