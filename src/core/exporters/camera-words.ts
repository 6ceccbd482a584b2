import { note, type Problem, warning } from '../base/problem.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';

/** A lens that changes by less than this share over the clip does not zoom: focal lengths are rounded. */
const ZOOM_SHARE = 1e-6;

/** Cuts, for formats that keep one camera: it jumps there. */
export function cutProblems({ shots }: ShotSpec): readonly Problem[] {
  if (shots.length < 2) return [];
  return [
    warning(
      'shots',
      `The clip cuts between ${shots.length} shots, at which the camera jumps: what reads a camera path expects one move. ` +
        'Export one shot.',
    ),
  ];
}

/** The shortest and the longest focal length of the clip, in pixels across. */
export function focalRangePx({ camera }: ShotSpec): readonly [minPx: number, maxPx: number] {
  return [Math.min(...camera.fxPx), Math.max(...camera.fxPx)];
}

export function isZooming(shot: ShotSpec): boolean {
  const [min, max] = focalRangePx(shot);
  return max - min > ZOOM_SHARE * max;
}

/** Moving bodies, for readers that build one scene of things that stand still out of all frames. */
export function movingProblems({ trajectories }: ShotSpec): readonly Problem[] {
  const count = trajectories.length;
  if (count === 0) return [];
  return [
    note(
      'trajectories',
      `${count === 1 ? 'One body moves' : `${count} bodies move`} in this clip: what reads cameras of stills takes the ` +
        'scene to stand still and blurs what moves, unless it is given masks.',
    ),
  ];
}

/** What a picture of a frame is called; numbered from 1, as ffmpeg does. */
export function pictureName(frame: number): string {
  return `frame_${String(frame + 1).padStart(5, '0')}.png`;
}

/** Pictures that a folder of cameras refers to, and how to make them. */
export function pictureProblem({ clip }: ShotSpec, file: string, folder: string): Problem {
  return note(
    'clip',
    `${file} names ${folder}/${pictureName(0)} to ${pictureName(clip.frameCount - 1)}, of ${clip.widthPx}x${clip.heightPx}: ` +
      `take them from the preview with mkdir ${folder} and ffmpeg -i preview.mp4 ${folder}/frame_%05d.png.`,
  );
}
