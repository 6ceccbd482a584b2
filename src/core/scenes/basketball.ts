import { cos, sin, TAU } from '../base/math.ts';
import type { Vec3 } from '../base/vec3.ts';
import { FREE, type HandScene, STILL } from './compose.ts';

/** 15 ft from the face of the board, which stands 0.381 m behind the ring's centre (NBA rule 1). */
export const FREE_THROW_Z_M = 4.572 - 0.381;
/** 7 ft: the release height in Tran and Silverberg's study of the free throw (2008). */
export const RELEASE_HEIGHT_M = 2.134;

/** A shot at the hoop, as a coach would call it. */
export interface BasketballShot {
  readonly fromM: Vec3;
  readonly speedMps: number;
  /** Above the horizon. */
  readonly elevationRad: number;
  /** From straight ahead (-z) towards +x. */
  readonly headingRad: number;
  readonly backspinHz: number;
}

/** Court, hoop and a ball on its way. */
export function shootingProps({ fromM, speedMps, elevationRad, headingRad, backspinHz }: BasketballShot) {
  const ahead = [sin(headingRad), 0, -cos(headingRad)] as const;
  const alongMps = speedMps * cos(elevationRad);
  return {
    court: {
      name: 'Court',
      kind: 'floor',
      positionM: [0, 0, 0],
      drive: STILL,
      // As much floor as a real hall has, so that a long throw still lands.
      params: { lines: 'nba', widthM: 24, depthM: 36 },
    },
    hoop: { name: 'Hoop', kind: 'basketball-hoop', positionM: [0, 0, 0], drive: STILL, params: {} },
    ball: {
      name: 'Basketball',
      kind: 'ball',
      positionM: [...fromM],
      drive: FREE,
      release: {
        velocityMps: [alongMps * ahead[0], speedMps * sin(elevationRad), alongMps * ahead[2]],
        // Backspin turns about the horizontal to the right of the throw.
        angularVelocityRadps: [-backspinHz * TAU * ahead[2], 0, backspinHz * TAU * ahead[0]],
      },
      params: {},
    },
  } satisfies HandScene['props'];
}

/** The light of a gym. */
export const GYM_LIGHTS = {
  key: { name: 'Gym lights', kind: 'sun', direction: [-0.35, -0.85, -0.4], intensity: 2.4, colorRgb: [1, 0.97, 0.92] },
  sky: { name: 'Bounce', kind: 'sky', direction: [0, -1, 0], intensity: 1, colorRgb: [0.85, 0.9, 1] },
} satisfies HandScene['lights'];

/** How an empty gym sounds: 30 m across, hard walls all round (RT60 of halls of that size without curtains: 1.5 to 2.5 s). */
export const GYM_SOUND = {
  room: { sizeM: 30, t60S: 1.8, wetDb: -18 },
  air: { label: 'Ventilation of an empty gym', bed: 'room-tone', gainDb: -3 },
} satisfies Pick<HandScene, 'room' | 'air'>;

/** The words of an empty gym; each shot has its own mood. */
export function gymWords(mood: string): HandScene['words'] {
  return {
    setting: 'An empty indoor basketball court with a hardwood floor, in the quiet of an evening.',
    style: 'Naturalistic live action, no slow motion.',
    lighting: 'Soft overhead gym light with a warm key from the right.',
    mood,
    background: 'A large quiet hall: faint ventilation hum, no crowd, no music.',
  };
}
