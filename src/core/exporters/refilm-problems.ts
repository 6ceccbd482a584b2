import { note, type Problem, warning } from '../base/problem.ts';
import { framesPerSecond, frameToSeconds, rateLabel } from '../base/time.ts';
import type { ClipFormat } from '../shot/clip-format.ts';
import { clipTimeOf } from '../shot/reading.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { type Freeze, freezeOf, sceneLength } from './freeze-problems.ts';
import { framesOfTake } from './model-clips.ts';
import { brief } from './plain-text.ts';

/** A picture this much wider or narrower shows as much as before: sizes in whole pixels seldom keep a shape exactly. */
const SAME_SHAPE = 0.01;

/** Counts of models go in steps of at most so many frames (LTX: 8 n + 1). */
const MOST_STEP = 8;

/** In what is said of a clip that costs nothing to film anew. */
export const FILMED_ANEW = 'is filmed anew';

/**
 * What it costs to film a clip anew in another format, in words: what is left out, what is held, what stands still, what is not
 * seen. `filmed` is the clip in that format.
 */
export function refilmProblems(
  shot: ShotSpec,
  filmed: ShotSpec,
  format: ClipFormat,
  label: string,
): readonly Problem[] {
  const { clip } = shot;
  const at = `${format.frameCount} frames at ${rateLabel(format.frameRate)} fps, ${format.widthPx} × ${format.heightPx}`;
  const fromS = frameToSeconds(format.startFrame, format.frameRate);
  const untilS = fromS + frameToSeconds(format.frameCount, format.frameRate);
  // Less than a frame more or less is the rate's doing.
  const slackS = 1 / Math.min(framesPerSecond(format.frameRate), framesPerSecond(clip.frameRate));
  const stills = newStills(shot, filmed, slackS);
  const isHeld = untilS > clip.durationS + slackS;
  const changes = [
    ...stills.map(({ one, freeze }) => {
      const longer = isHeld && one === filmed.shots.at(-1) ? `, ${seconds(untilS - fromS)} s` : '';
      const words = `${label} takes ${at}${longer}: the take of shot "${brief(one.name)}" ends at ${seconds(one.takeEndS)} s, so ${freeze.words}`;
      return freeze.isMoving
        ? warning('clip.durationS', `${words}. Lengthen the scene to ${freeze.sceneS} s.`)
        : note('clip.durationS', `${words}.`);
    }),
    ...(isHeld && filmed.shots.at(-1)?.frozenFromFrame === null
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
              `${seconds(clip.durationS - Math.min(untilS, clip.durationS) + fromS)} s are left out. ${leftOutWords(shot, format)}`,
          ),
        ]
      : []),
    ...shapeProblems(shot, format, label),
  ];
  return changes.length > 0 ? changes : [note('clip', `${label} ${FILMED_ANEW}: ${at}.`)];
}

/** Shots that stand still longer than they do in the delivered clip, of which its own problems tell. */
function newStills(shot: ShotSpec, filmed: ShotSpec, slackS: number) {
  const heldS = (spec: ShotSpec, freeze: Freeze | null) => clipTimeOf(spec, freeze?.frameCount ?? 0);
  return filmed.shots.flatMap((one) => {
    const freeze = freezeOf(filmed, one);
    const own = shot.shots.find(({ id }) => id === one.id);
    const before = own ? freezeOf(shot, own) : null;
    return freeze && (!before || heldS(filmed, freeze) > heldS(shot, before) + slackS) ? [{ one, freeze }] : [];
  });
}

/** Why the end of a clip is left out, and what to do. */
function leftOutWords(shot: ShotSpec, { frameRate, startFrame, frameCount }: ClipFormat): string {
  const { clip } = shot;
  const last = shot.shots.at(-1)!;
  const spare = framesOfTake(shot, frameRate) - startFrame - frameCount;
  const isCut = frameToSeconds(startFrame + frameCount, frameRate) < clip.durationS;
  if (!isCut || spare < 0 || spare >= MOST_STEP) return 'Shorten the clip, or deliver a shot of it.';
  // However its counts go, one of them holds the clip by then.
  const shownS = clip.durationS + frameToSeconds(MOST_STEP, frameRate) - clipTimeOf(shot, last.startFrame);
  return (
    `It takes no frame after the end of the take, at ${seconds(last.takeEndS)} s: lengthen the scene to ` +
    `${sceneLength(last.sourceStartS + shownS * last.speed)} s to have them.`
  );
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
