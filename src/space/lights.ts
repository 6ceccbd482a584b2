import { DirectionalLight, Group, HemisphereLight, SRGBColorSpace } from 'three';

/** A light of the scene or of the shot spec. */
export interface SceneLightLook {
  readonly kind: 'sun' | 'sky';
  /** Direction that sunlight travels. */
  readonly direction: readonly [number, number, number];
  /** 1 is the light of an even sky; a clear key light is 2 to 3. */
  readonly intensity: number;
  /** sRGB, 0 to 1. */
  readonly colorRgb: readonly [number, number, number];
}

/** Stands in where a scene has no lights, so that it is never black. */
const DEFAULT_LIGHTS: readonly SceneLightLook[] = [
  { kind: 'sky', direction: [0, -1, 0], intensity: 1, colorRgb: [1, 1, 1] },
  { kind: 'sun', direction: [-0.5, -1, -0.35], intensity: 2.2, colorRgb: [1, 1, 1] },
];

/** A white surface that faces a key light of 2.4 under a sky of 1 is just overexposed, one at 45 degrees is not. */
const EXPOSURE = Math.PI / 2.3;
/** What the ground throws back of the sky's light. */
const GROUND_SHARE = 0.5;
/** The sun stands this far from the middle of what it lights. */
const SUN_DISTANCE_M = 40;
const SHADOW_MAP_PX = 1024;

/** The lights of a scene as three lights. */
export interface Lights {
  readonly root: Group;
  update(lights: readonly SceneLightLook[]): void;
  /** Casts shadows within `radiusM` of a point: the smaller, the sharper. */
  aimShadows(centerM: readonly [number, number, number], radiusM: number): void;
  dispose(): void;
}

export function createLights(): Lights {
  const root = new Group();
  let suns: DirectionalLight[] = [];
  let center: readonly [number, number, number] = [0, 0, 0];
  let radius = 10;

  function aim(): void {
    for (const sun of suns) {
      const [x, y, z] = sun.userData.direction as readonly [number, number, number];
      const length = Math.hypot(x, y, z) || 1;
      sun.target.position.set(center[0], center[1], center[2]);
      sun.position.set(x, y, z).multiplyScalar(-SUN_DISTANCE_M / length);
      sun.position.add(sun.target.position);
      const camera = sun.shadow.camera;
      camera.left = camera.bottom = -radius;
      camera.right = camera.top = radius;
      camera.near = Math.max(0.1, SUN_DISTANCE_M - 2 * radius);
      camera.far = SUN_DISTANCE_M + 2 * radius;
      camera.updateProjectionMatrix();
    }
  }

  function clear(): void {
    for (const sun of suns) sun.dispose();
    suns = [];
    root.clear();
  }

  return {
    root,
    update(lights) {
      clear();
      for (const light of lights.length > 0 ? lights : DEFAULT_LIGHTS) {
        if (light.kind === 'sun') {
          const sun = sunLight(light);
          suns.push(sun);
          root.add(sun, sun.target);
        } else root.add(skyLight(light));
      }
      aim();
    },
    aimShadows(centerM, radiusM) {
      center = centerM;
      radius = radiusM;
      aim();
    },
    dispose: clear,
  };
}

function sunLight(light: SceneLightLook): DirectionalLight {
  const sun = new DirectionalLight(0xffffff, light.intensity * EXPOSURE);
  sun.color.setRGB(...light.colorRgb, SRGBColorSpace);
  sun.userData.direction = light.direction;
  sun.castShadow = true;
  sun.shadow.mapSize.set(SHADOW_MAP_PX, SHADOW_MAP_PX);
  sun.shadow.bias = -0.0004;
  sun.shadow.normalBias = 0.02;
  sun.shadow.radius = 3;
  return sun;
}

function skyLight(light: SceneLightLook): HemisphereLight {
  const sky = new HemisphereLight(0xffffff, 0xffffff, light.intensity * EXPOSURE);
  sky.color.setRGB(...light.colorRgb, SRGBColorSpace);
  sky.groundColor.copy(sky.color).multiplyScalar(GROUND_SHARE);
  return sky;
}
