import { expect, test } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { simulate } from '../../../src/core/bake/simulate.ts';
import { prompt } from '../../../src/core/exporters/prompt/prompt.ts';
import type { Scene, SceneDrive } from '../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { type ShotSpec, shotSpecSchema } from '../../../src/core/shot/shot-spec.ts';
import { exported } from '../exporters/export-sample.ts';
import { sampleInput, sampleScene } from './sample.ts';

const mark = (timeS: number, x: number, y: number) => ({
  timeS,
  positionM: [x, y, 0] as [number, number, number],
  rotation: [0, 0, 0, 1] as [number, number, number, number],
  easing: 'linear' as const,
});

/** The sample's scene with its ball carried for 0.5 s, baked. */
async function carried(drive: SceneDrive, joints: Scene['joints'] = {}): Promise<ShotSpec> {
  const base = sampleScene();
  const scene: Scene = { ...base, props: { ...base.props, ball: { ...base.props.ball!, drive } }, joints };
  const plan = planBake(scene, 'take-1');
  const motion = await simulate(plan);
  const input = sampleInput();
  const [takeId] = Object.keys(input.results) as [string];
  return buildShotSpec({ ...input, scene, results: { [takeId]: { ...input.results[takeId]!, plan, motion } } });
}

const marks = { a: mark(0, 0, 0), b: mark(0.5, 1, 0) };

test('a thing that is let go has a trajectory all along, and words for being carried and thrown', async () => {
  const spec = await carried({ type: 'let-go', marks, atS: 0.5 });
  expect(shotSpecSchema.parse(spec)).toEqual(spec);
  const body = spec.bodies.find((b) => b.id === 'ball')!;
  expect(body).toMatchObject({ drive: 'let-go', letGoS: 0.5 });
  const path = spec.trajectories.find((t) => t.bodyId === 'ball')!;
  expect(path.velocitiesMps[6]![0]).toBeCloseTo(2, 5);
  const text = (await exported(prompt, spec)).get('prompt.txt')!;
  expect(text).toContain('0.0–0.5 s: The basketball is carried to the right of frame, then thrown.');
  expect(text).toMatch(/0\.5–1\.0 s: It (drops away|falls|arcs)/);
});

test('an animated thing that stands still in the clip has a trajectory, but nothing is said of it', async () => {
  const spec = await carried({ type: 'animated', marks: { a: mark(0, 0, 0) } });
  expect(spec.trajectories.map((t) => t.bodyId)).toEqual(['ball']);
  expect((await exported(prompt, spec)).get('prompt.txt')).not.toMatch(/carried|swung|held/);
});

test('joints travel with what they bore', async () => {
  const spec = await carried(
    { type: 'free' },
    {
      rope: {
        name: 'Rope',
        kind: 'fixed',
        order: 'a0',
        params: {},
        a: { propId: 'ball', pointM: [0, 0, 0] },
        collide: false,
        breakForceN: 1000,
      },
    },
  );
  expect(shotSpecSchema.parse(spec)).toEqual(spec);
  const [joint] = spec.joints;
  const kg = spec.bodies.find((b) => b.id === 'ball')!.massKg;
  expect(joint).toMatchObject({
    id: 'rope',
    bodyIds: ['ball', null],
    shape: { type: 'fixed' },
    breakForceN: 1000,
    brokeAtS: null,
  });
  // The sample's gravity is 10; the hold also stops the throw, over a frame.
  expect(joint!.peakForceN).toBeGreaterThan(kg * 10 * 0.99);
});
