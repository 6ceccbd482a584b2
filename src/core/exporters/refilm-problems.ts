import { note, type Problem, warning } from '../base/problem.ts';
import { framesPerSecond, frameToSeconds, rateLabel } from '../base/time.ts';
import type { ClipFormat } from '../shot/clip-format.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';

/** A picture this much wider or narrower shows as much as before: sizes in whole pixels seldom keep a shape exactly. */
const SAME_SHAPE = 0.01;

/** In what is said of a clip that costs nothing to film anew. */
export const FILMED_ANEW = 'is filmed anew';

/** What it costs to film a clip anew in another format, in words: what is left out, what is held, what is not seen. */
export function refilmProblems(shot: ShotSpec, format: ClipFormat, label: string): readonly Problem[] {
  const { clip } = shot;
  const at = `${format.frameCount} frames at ${rateLabel(format.frameRate)} fps, ${format.widthPx} × ${format.heightPx}`;
  const fromS = frameToSeconds(format.startFrame, format.frameRate);
  const untilS = fromS + frameToSeconds(format.frameCount, format.frameRate);
  // Less than a frame more or less is the rate's doing.
  const slackS = 1 / Math.min(framesPerSecond(format.frameRate), framesPerSecond(clip.frameRate));
  const changes = [
    ...(untilS > clip.durationS + slackS
      ? [
          warning(
            'clip.durationS',
            `${label} takes ${at}, ${seconds(untilS - fromS)} s: the clip ends after ${seconds(clip.durationS - fromS)} s, and its last ` +
              'shot goes on for the rest. Lengthen the clip to say what is seen there.',
          ),
        ]
      : []),
    ...(fromS > 0 || untilS < clip.durationS - slackS
      ? [
          warning(
            'clip.durationS',
            `${label} takes ${at}: it shows ${seconds(fromS)} to ${seconds(Math.min(untilS, clip.durationS))} s of the clip, and ` +
              `${seconds(clip.durationS - Math.min(untilS, clip.durationS) + fromS)} s are left out. Shorten the clip, or deliver a shot of it.`,
          ),
        ]
      : []),
    ...shapeProblems(shot, format, label),
  ];
  return changes.length > 0 ? changes : [note('clip', `${label} ${FILMED_ANEW}: ${at}.`)];
}

function shapeProblems({ clip }: ShotSpec, { widthPx, heightPx }: ClipFormat, label: string): readonly Problem[] {
  const ratio = (widthPx * clip.heightPx) / (heightPx * clip.widthPx);
  if (Math.abs(ratio - 1) < SAME_SHAPE) return [];
  const shown =
    ratio < 1
      ? `narrower than the clip's ${clip.widthPx} × ${clip.heightPx}, so less is seen at the sides`
      : `wider than the clip's ${clip.widthPx} × ${clip.heightPx}, so less is seen above and below, or more at the sides`;
  return [
    warning(
      'clip.widthPx',
      `${label} takes a picture of ${widthPx} × ${heightPx}, ${shown}. Look through the camera at that size before you deliver.`,
    ),
  ];
}

function seconds(s: number): number {
  return Math.round(Math.max(0, s) * 100) / 100;
}
