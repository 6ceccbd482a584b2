import { expect, test } from 'vitest';
import { stateNpz } from '../../../../src/core/exporters/state-npz/state-npz.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleInput } from '../../shot/sample.ts';
import { exportedBytes } from '../export-sample.ts';
import { hasPython, python } from '../python.ts';

/** The sample, with a wish that has a margin, one that has none, and an odd name. */
function sample(): ShotSpec {
  const spec = buildShotSpec(sampleInput());
  const wish = { label: 'ball through hoop', mode: 'must' as const, isMet: false, clipTimesS: [] };
  return {
    ...spec,
    subjects: spec.subjects.map((s) => (s.id === 'ball' ? { ...s, name: 'Ball 🏀/é' } : s)),
    outcome: {
      ...spec.outcome,
      isMet: false,
      wanted: [
        { ...wish, id: 'a', margin: { value: -0.12, unit: 'm' }, timeS: 0.5 },
        { ...wish, id: 'b', margin: null, timeS: null },
      ],
    },
  };
}

async function written(spec: ShotSpec): Promise<Uint8Array> {
  return (await exportedBytes(stateNpz, spec)).get('state-npz/state.npz')!;
}

const DUMP = `import sys, io, json, numpy
z = numpy.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False)
flat = lambda a: [None if x != x else x for x in a.ravel().tolist()]
print(json.dumps({k: {'type': z[k].dtype.kind, 'shape': z[k].shape, 'values': flat(z[k])} for k in z.files}))`;

test.skipIf(!hasPython('numpy'))('NumPy reads trajectories, contacts and labels with their margins', async () => {
  const spec = sample();
  const arrays = JSON.parse(python(DUMP, await written(spec))) as Record<
    string,
    { type: string; shape: number[]; values: (number | string | boolean | null)[] }
  >;
  const of = (name: string) => arrays[name]!.values;
  expect(of('body_ids')).toEqual(['floor', 'ball']);
  expect(of('body_names')[1]).toBe('Ball 🏀/é');
  expect(of('moving')).toEqual([1]);
  expect(arrays.positions_m).toMatchObject({ type: 'f', shape: [1, 24, 3] });
  const ball = spec.trajectories[0]!;
  // Single precision of some metres.
  ball.positionsM.flat().forEach((x, i) => void expect(of('positions_m')[i]).toBeCloseTo(x, 5));
  expect(arrays.rotations_xyzw!.shape).toEqual([1, 24, 4]);
  const [contact] = spec.contacts;
  expect(of('contact_time_s')).toEqual([contact!.timeS]);
  expect(of('contact_bodies')).toEqual([0, 1]);
  expect(of('contact_impulse_ns')).toEqual([contact!.impulseNs]);
  expect(of('contact_point_m')).toEqual(contact!.pointM);
  expect(of('wanted_margin')).toEqual([-0.12, null]);
  expect(of('wanted_margin_unit')).toEqual(['m', '']);
  expect([of('outcome_is_met'), of('wanted_is_met')]).toEqual([[false], [false, false]]);
  expect(of('scene_time_s')).toEqual(spec.clip.sceneTimesS);
  expect(of('camera_fx_px')).toEqual(spec.camera.fxPx);
});

test.skipIf(!hasPython('numpy'))('NumPy reads a scene in which nothing moves, touches or is wanted', async () => {
  const empty = { ...sample(), trajectories: [], contacts: [], findings: [] };
  const spec = { ...empty, outcome: { ...empty.outcome, wanted: [] } };
  const arrays = JSON.parse(python(DUMP, await written(spec)));
  expect(arrays.positions_m.shape).toEqual([0, 24, 3]);
  expect(arrays.contact_bodies.shape).toEqual([0, 2]);
  expect(arrays.wanted_labels.shape).toEqual([0]);
  expect(stateNpz.preflight(spec, {}).map((p) => p.path)).toEqual(['trajectories', 'contacts', 'outcome']);
});

test('a thousand bodies for a minute are four columns of numbers, and no long text', async () => {
  const spec = sample();
  const [ball] = spec.trajectories;
  const frames = 24 * 60;
  const minute = <T>(rows: readonly T[]) => Array.from({ length: frames }, (_, i) => rows[i % rows.length]!);
  const trajectory = {
    ...ball!,
    positionsM: minute(ball!.positionsM),
    rotations: minute(ball!.rotations),
    velocitiesMps: minute(ball!.velocitiesMps),
    angularVelocitiesRadps: minute(ball!.angularVelocitiesRadps),
  };
  const big = {
    ...spec,
    clip: { ...spec.clip, frameCount: frames, sceneTimesS: minute(spec.clip.sceneTimesS) },
    trajectories: Array.from({ length: 1000 }, () => trajectory),
  };
  const bytes = await written(big);
  // 13 numbers of 4 bytes for each body and frame, and less than a megabyte for all else.
  const columns = 1000 * frames * 13 * 4;
  expect(bytes.length).toBeGreaterThan(columns);
  expect(bytes.length).toBeLessThan(columns + 1e6);
}, 120_000);

test('the same bytes twice', async () => {
  expect(await written(sample())).toEqual(await written(sample()));
});
