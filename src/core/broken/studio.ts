import type { Vec3 } from '../base/vec3.ts';
import type { Scene } from '../scene/schema.ts';
import { cameraAt, composeScene, FRAMES_PER_SECOND, type HandScene, STILL, shotOf } from '../scenes/compose.ts';

/** What a broken scene says; the studio around it is always the same. */
interface StudioScene extends Pick<HandScene, 'name' | 'durationS' | 'props' | 'joints'> {
  readonly floorMaterialId?: string;
  /** Both ways, in metres. */
  readonly floorSizeM?: number;
  readonly cameraM?: Vec3;
  readonly lookAtM?: Vec3;
}

/** A document in an empty studio without air: a floor, a camera, one shot, and no wish. */
export function studioScene(scene: StudioScene): Scene {
  const sizeM = scene.floorSizeM ?? 10;
  return composeScene({
    name: scene.name,
    durationS: scene.durationS,
    airDensityKgpm3: 0,
    props: {
      floor: {
        name: 'Floor',
        kind: 'floor',
        positionM: [0, 0, 0],
        drive: STILL,
        params: { widthM: sizeM, depthM: sizeM, materialId: scene.floorMaterialId ?? 'hardwood' },
      },
      ...scene.props,
    },
    joints: scene.joints ?? {},
    cameras: {
      wide: cameraAt('A wide', scene.cameraM ?? [0, 1.4, 5], scene.lookAtM ?? [0, 0.8, 0], 35, {
        type: 'distance',
        distanceM: 5,
      }),
    },
    shots: { 'shot-a': shotOf('A wide', 'wide', 0, Math.floor(scene.durationS * FRAMES_PER_SECOND)) },
    outcome: {},
    words: {
      setting: 'An empty studio with a wooden floor.',
      style: 'Plain and even, locked off.',
      lighting: 'Soft light from above.',
      mood: 'Matter of fact.',
      background: 'A quiet room.',
    },
  });
}

const BASKETBALL_RADIUS_M = 0.1193;

/** A basketball on its way. */
export function basketball(positionM: Vec3, velocityMps: Vec3): HandScene['props'][string] {
  return {
    name: 'Basketball',
    kind: 'ball',
    positionM: [...positionM],
    drive: { type: 'free' },
    release: { velocityMps: [...velocityMps], angularVelocityRadps: [0, 0, 0] },
    params: { radiusM: BASKETBALL_RADIUS_M },
  };
}

/** A softwood crate of an edge in metres. */
export function crate(positionM: Vec3, edgeM = 0.4): HandScene['props'][string] {
  return {
    name: 'Crate',
    kind: 'box',
    positionM: [...positionM],
    drive: { type: 'free' },
    params: { widthM: edgeM, heightM: edgeM, depthM: edgeM, massKg: 12 },
  };
}
