import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { movingCameraSpec } from './moving-camera.ts';

export const BODIES = 1000;
export const FRAMES = 60 * 24;
/** What no text may reach: engines cannot make strings of more than some hundred million letters. */
export const LONGEST_TEXT = 100e6;
export const SIZE_PX = 4;

/** The sample's ball a thousand times over, for a minute or so many frames, in pictures of 4 x 4 pixels. */
export function thousandBodies(frameCount = FRAMES): ShotSpec {
  const base = movingCameraSpec({ sizePx: [SIZE_PX, SIZE_PX] });
  const minute = <T>(rows: readonly T[]) => Array.from({ length: frameCount }, (_, i) => rows[i % rows.length]!);
  const [path] = base.trajectories;
  const ball = base.bodies.find(({ id }) => id === 'ball')!;
  const seen = base.tracks2d.find(({ bodyId }) => bodyId === 'ball')!;
  const [contact] = base.contacts;
  const columns = {
    positionsM: minute(path!.positionsM),
    rotations: minute(path!.rotations),
    velocitiesMps: minute(path!.velocitiesMps),
    angularVelocitiesRadps: minute(path!.angularVelocitiesRadps),
  };
  const ids = Array.from({ length: BODIES }, (_, i) => `ball-${i}`);
  const track = {
    centersPx: minute(seen.centersPx),
    boxesPx: minute(seen.boxesPx),
    visibility: minute(seen.visibility),
  };
  const { camera } = base;
  return {
    ...base,
    clip: { ...base.clip, frameCount, durationS: frameCount / 24, sceneTimesS: minute(base.clip.sceneTimesS) },
    bodies: ids.map((id) => ({ ...ball, id })),
    trajectories: ids.map((bodyId) => ({ bodyId, ...columns })),
    tracks2d: ids.map((bodyId) => ({ bodyId, ...track })),
    contacts: ids.map((id, i) => ({ ...contact!, id: `c${i}`, bodyIds: [id, ids[(i + 1) % BODIES]!] })),
    shots: base.shots.map((shot) => ({ ...shot, frameCount })),
    camera: {
      ...camera,
      positionsM: minute(camera.positionsM),
      rotations: minute(camera.rotations),
      focalLengthsMm: minute(camera.focalLengthsMm),
      focusDistancesM: minute(camera.focusDistancesM),
      fStops: minute(camera.fStops),
      fxPx: minute(camera.fxPx),
      fyPx: minute(camera.fyPx),
    },
  };
}

/** Runs something; resolves to the length of the longest text that was made on the way, encoded or not. */
export async function longestTextOf(run: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  const noted = (text: string) => {
    longest = Math.max(longest, text?.length ?? 0);
    return text;
  };
  const { encode } = TextEncoder.prototype;
  const { stringify } = JSON;
  const { join } = Array.prototype;
  TextEncoder.prototype.encode = function (text = '') {
    return encode.call(this, noted(text));
  };
  JSON.stringify = ((...args: Parameters<typeof stringify>) => noted(stringify(...args))) as typeof stringify;
  Array.prototype.join = function (between) {
    return noted(join.call(this, between));
  };
  try {
    await run();
  } finally {
    TextEncoder.prototype.encode = encode;
    JSON.stringify = stringify;
    Array.prototype.join = join;
  }
  return longest;
}
