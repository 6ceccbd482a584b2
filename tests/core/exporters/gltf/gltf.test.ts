import { validateBytes } from 'gltf-validator';
import { AnimationMixer, type Object3D, type PerspectiveCamera, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { describe, expect, test } from 'vitest';
import { gltf } from '../../../../src/core/exporters/gltf/gltf.ts';
import { materials } from '../../../../src/core/materials/index.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { cutSpec, EDITING_SPECS, zoomingSpec } from '../editing-specs.ts';
import { exportedBytes } from '../export-sample.ts';
import { movingCameraSpec } from '../moving-camera.ts';
import { readGlb } from './read-glb.ts';
import { worstTrackPx } from './worst-px.ts';

/** Floats of 32 bits at 5 m are 5e-7 m apart, and a thousand pixels a metre away; tracks are rounded to a thousandth. */
const TOLERANCE_PX = 0.01;

const write = async (spec: ShotSpec, options: object = {}) =>
  (await exportedBytes(gltf, spec, options)).get('editing/scene.glb')!;

async function errorsOf(bytes: Uint8Array) {
  const { issues } = await validateBytes(bytes, { writeTimestamp: false, maxIssues: 0 });
  return issues.messages.filter(({ severity }) => severity < 2);
}

test.each(EDITING_SPECS)('%s: the Khronos validator finds no error and no warning', async (_, make) => {
  const spec = make();
  expect(await errorsOf(await write(spec))).toEqual([]);
  expect(await errorsOf(await write(spec, { cameras: 'shots' }))).toEqual([]);
  expect(await write(spec)).toEqual(await write(make()));
});

test.each(EDITING_SPECS)('%s: centres of bodies fall where the tracks are', async (_, make) => {
  const spec = make();
  const { worstPx, count } = worstTrackPx(spec, await write(spec));
  expect(count).toBe(spec.tracks2d.flatMap(({ centersPx }) => centersPx).filter(isInFrame(spec)).length);
  expect(worstPx).toBeLessThan(TOLERANCE_PX);
});

const isInFrame =
  ({ clip }: ShotSpec) =>
  (center: readonly [number, number] | null) =>
    center && center[0] >= 0 && center[1] >= 0 && center[0] <= clip.widthPx && center[1] <= clip.heightPx;

describe("three's own loader", () => {
  async function load(bytes: Uint8Array) {
    return new GLTFLoader().parseAsync(bytes.slice().buffer, '');
  }

  test('poses bodies and camera as the spec does, on every frame, also at a cut', async () => {
    const spec = cutSpec();
    const { scene, animations, cameras } = await load(await write(spec));
    const mixer = new AnimationMixer(scene);
    mixer.clipAction(animations[0]!).play();
    const ball = scene.getObjectByName('Ball') as Object3D;
    const camera = cameras[0] as PerspectiveCamera;
    const way = spec.trajectories.find(({ bodyId }) => bodyId === 'ball')!;
    // The last key ends the clip of the mixer, which then begins anew.
    for (let frame = 0; frame < spec.clip.frameCount - 1; frame++) {
      mixer.setTime(frame / 24);
      scene.updateMatrixWorld(true);
      expect(ball.position.distanceTo(new Vector3(...way.positionsM[frame]!)), `frame ${frame}`).toBeLessThan(1e-5);
      const at = new Vector3(...spec.camera.positionsM[frame]!);
      expect(camera.getWorldPosition(new Vector3()).distanceTo(at), `frame ${frame}`).toBeLessThan(1e-5);
    }
    expect(camera.aspect).toBeCloseTo(1280 / 720, 6);
  });

  test('holds the last pose of a shot up to the cut: nothing glides', async () => {
    const spec = cutSpec();
    const glb = readGlb(await write(spec));
    const ball = glb.json.nodes.findIndex(({ extras }) => extras?.bodyId === 'ball');
    const way = spec.trajectories[0]!.positionsM;
    const near = (timeS: number, frame: number) =>
      glb.valueAt(ball, 'translation', timeS).forEach((x, k) => {
        expect(x).toBeCloseTo(way[frame]![k]!, 5);
      });
    near((12 - 1 / 32) / 24, 11);
    near((12 - 1 / 64) / 24, 12);
    near(12 / 24, 12);
  });

  test('has meshes, colours and a sun', async () => {
    const { scene } = await load(await write(movingCameraSpec()));
    const kinds = new Set<string>();
    scene.traverse((object) => void kinds.add(object.type));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['DirectionalLight', 'Mesh', 'PerspectiveCamera']));
    const sun = scene.getObjectByName('Sun')!;
    const shine = new Vector3(0, 0, -1).applyQuaternion(sun.quaternion);
    expect(shine.distanceTo(new Vector3(0, -1, 0))).toBeLessThan(1e-6);
  });
});

test('keeps names, masses, materials and contacts', async () => {
  const spec = cutSpec();
  const { json } = readGlb(await write(spec));
  expect(json.scenes[0]!.nodes.map((n) => json.nodes[n]!.name)).toEqual(['Floor', 'Ball', 'Film camera', 'Sun']);
  const ball = json.nodes.find(({ name }) => name === 'Ball')!;
  expect(ball.extras).toMatchObject({ massKg: spec.bodies.find(({ id }) => id === 'ball')!.massKg, drive: 'free' });
  const part = json.nodes[ball.children![0]!]!;
  expect(part.extras).toMatchObject({ material: expect.any(String), friction: expect.any(Number) });
  const seen = spec.contacts.filter(({ clipTimesS }) => clipTimesS.length > 0);
  expect((json.scenes[0]!.extras.contacts as object[]).length).toBe(seen.length);
});

test('animates the field of view by a pointer where the lens changes, and only there', async () => {
  const spec = movingCameraSpec();
  expect(readGlb(await write(spec)).json.extensionsUsed).toEqual(['KHR_lights_punctual']);
  const zooming = zoomingSpec();
  const bytes = await write(zooming);
  expect(await errorsOf(bytes)).toEqual([]);
  const glb = readGlb(bytes);
  expect(glb.json.extensionsUsed).toContain('KHR_animation_pointer');
  for (const frame of [0, 7, 23]) {
    const yfov = glb.pointerAt('/cameras/0/perspective/yfov', Math.fround(frame / 24))!;
    expect(yfov).toBeCloseTo(2 * Math.atan(360 / zooming.camera.fyPx[frame]!), 6);
  }
  expect(gltf.preflight(zooming, gltf.options.parse({})).some((p) => /KHR_animation_pointer/.test(p.message))).toBe(
    true,
  );
});

test('writes one camera for each shot where asked', async () => {
  const { json } = readGlb(await write(cutSpec(), { cameras: 'shots' }));
  expect(json.cameras.map(({ name }) => name)).toEqual(['01 Wide (Wide)', '02 Again (Wide)']);
});

test('parts that are alike share a mesh', async () => {
  const spec = movingCameraSpec();
  const twice = spec.bodies.map((body) => ({ ...body, parts: [...body.parts, ...body.parts] }));
  const one = readGlb(await write(spec)).json.meshes;
  expect(readGlb(await write({ ...spec, bodies: twice })).json.meshes).toHaveLength(one.length);
});

test('every material of the table has a look of its own', async () => {
  const spec = movingCameraSpec();
  const of = async (material: string) => {
    const bodies = spec.bodies.map((b) => ({
      ...b,
      parts: b.parts.map((p) => ({ ...p, material, role: 'both' as const })),
    }));
    return readGlb(await write({ ...spec, bodies })).json.materials[0]!.pbrMetallicRoughness;
  };
  const unknown = (await of('unobtainium')).roughnessFactor;
  for (const { id } of materials.all) {
    const { roughnessFactor, baseColorFactor } = await of(id);
    // Softwood is as rough as what nobody knows.
    if (id !== 'softwood') expect(roughnessFactor, id).not.toBe(unknown);
    expect(
      baseColorFactor.every((x) => x >= 0 && x <= 1),
      id,
    ).toBe(true);
  }
});

test('says what turns too fast for its frames, and what it leaves out', () => {
  const spec = movingCameraSpec();
  const spun = spec.trajectories.map((t) => ({
    ...t,
    angularVelocitiesRadps: t.positionsM.map(() => [0, 80, 0] as [number, number, number]),
  }));
  const told = gltf.preflight({ ...spec, trajectories: spun }, gltf.options.parse({})).map(({ message }) => message);
  expect(told.some((m) => /^"Ball" turn.*Export at a higher frame rate/.test(m))).toBe(true);
  expect(
    gltf.losses!(spec)
      .map(({ message }) => message)
      .join(' '),
  ).toMatch(/focus and f-stop are lost/);
});
