import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput, sampleScene, sampleShot } from '../shot/sample.ts';
import { movingCameraSpec } from './moving-camera.ts';

/** 300 letters with all that file formats trip over. */
export const ODD_NAME = '🏀/\\ "ball"\n<&>'.padEnd(300, 'é');

/** Two shots of half a second through two cameras; the second from earlier in the take, at half speed. */
export function cutSpec(frameRate = { num: 24, den: 1 }): ShotSpec {
  const shots = {
    a: sampleShot('a0', { name: 'Wide', durationFrames: 12 }),
    b: sampleShot('a1', { name: 'Again', cameraId: 'cam-b', durationFrames: 12, sourceStartS: 0.25, speed: 0.5 }),
  };
  return buildShotSpec({ ...sampleInput(sampleScene(shots)), frameRate });
}

export function oddSpec(): ShotSpec {
  const spec = cutSpec();
  return {
    ...spec,
    clip: { ...spec.clip, name: ODD_NAME },
    subjects: spec.subjects.map((subject) => ({ ...subject, name: ODD_NAME })),
    shots: spec.shots.map((shot, i) => ({ ...shot, name: i === 0 ? ODD_NAME : '', cameraName: '🎥', takeName: '/' })),
  };
}

export function emptySpec(): ShotSpec {
  return { ...movingCameraSpec(), subjects: [], bodies: [], trajectories: [], tracks2d: [], contacts: [], lights: [] };
}

/** A lens that doubles its focal length over the clip. */
export function zoomingSpec(): ShotSpec {
  const spec = movingCameraSpec();
  const zoom = (x: readonly number[]) => x.map((f, i) => f * (1 + i / 24));
  const { camera, clip } = spec;
  const middle = [clip.widthPx / 2, clip.heightPx / 2] as const;
  const outwards = (x: number, k: 0 | 1, i: number) => middle[k] + (x - middle[k]) * (1 + i / 24);
  return {
    ...spec,
    tracks2d: spec.tracks2d.map((track) => ({
      ...track,
      centersPx: track.centersPx.map((px, i) => px && [outwards(px[0], 0, i), outwards(px[1], 1, i)]),
    })),
    camera: {
      ...camera,
      focalLengthsMm: zoom(camera.focalLengthsMm),
      fxPx: zoom(camera.fxPx),
      fyPx: zoom(camera.fyPx),
    },
  };
}

/** What every format for editing and 3D must take. */
export const EDITING_SPECS: readonly (readonly [string, () => ShotSpec])[] = [
  ['a camera that follows', () => movingCameraSpec()],
  ['29.97 frames a second', () => cutSpec({ num: 30_000, den: 1001 })],
  ['an upright picture', () => movingCameraSpec({ sizePx: [480, 832] })],
  ['a cut', () => cutSpec()],
  ['one frame', () => movingCameraSpec({ durationFrames: 1 })],
  ['a fixed camera', () => buildShotSpec(sampleInput(sampleScene()))],
  ['a zoom', () => zoomingSpec()],
  ['odd names', () => oddSpec()],
  ['nothing in it', () => emptySpec()],
];
