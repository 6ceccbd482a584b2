import { nearestFrame } from '../../base/time.ts';
import type { ClipFormat } from '../../shot/clip-format.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { countWithin, fitSize } from '../clip-formats.ts';
import { framesOfTake } from '../model-clips.ts';

export const TIERS = ['256', '480', '720'] as const;
export type Tier = (typeof TIERS)[number];

export const ASPECTS = ['16,9', '4,3', '1,1', '3,4', '9,16'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Rates that Cosmos 3 was tested at (docs/faq.md of NVIDIA/cosmos, June 2026). */
export const RATES = [10, 16, 24, 30] as const;

type Size = readonly [widthPx: number, heightPx: number];

/** Pictures of each tier: its table of video sizes (NVIDIA/cosmos-framework, August 2026). */
export const SIZES: Readonly<Record<Tier, Readonly<Record<Aspect, Size>>>> = {
  '256': { '16,9': [320, 192], '4,3': [320, 256], '1,1': [256, 256], '3,4': [256, 320], '9,16': [192, 320] },
  '480': { '16,9': [832, 480], '4,3': [736, 544], '1,1': [640, 640], '3,4': [544, 736], '9,16': [480, 832] },
  '720': { '16,9': [1280, 720], '4,3': [1104, 832], '1,1': [960, 960], '3,4': [832, 1104], '9,16': [720, 1280] },
};

/** Recommended frames: fewer or more are warned of and come out worse (`args.py` of NVIDIA/cosmos-framework, August 2026). */
export const FEWEST_FRAMES = 24;
export const MOST_FRAMES: Readonly<Record<Tier, number>> = { '256': 400, '480': 300, '720': 200 };
/** What it makes where nothing is said, and what it was tuned for. */
export const USUAL_FRAMES = 189;
/** Four frames share a latent; the first has its own. */
const STEP = 4;
const PLUS = 1;

/** Which clip Cosmos 3 is given. */
export interface ClipChoice {
  readonly resolution: Tier;
  readonly aspect: Aspect | 'nearest';
  readonly fps: (typeof RATES)[number];
  readonly length: 'usual' | 'longest';
}

/** The delivered clip as Cosmos 3 takes it: a size of the tier, one of its rates, 4k + 1 frames. */
export function formatOf(shot: ShotSpec, choice: ClipChoice): ClipFormat {
  const { clip } = shot;
  const frameRate = { num: choice.fps, den: 1 };
  const [widthPx, heightPx] = sizeOf(clip, choice);
  const limit = MOST_FRAMES[choice.resolution];
  const frameCount = countWithin(nearestFrame(clip.durationS, frameRate), framesOfTake(shot, frameRate), {
    step: STEP,
    plus: PLUS,
    least: FEWEST_FRAMES,
    most: choice.length === 'usual' ? Math.min(USUAL_FRAMES, limit) : limit,
  });
  return { frameRate, startFrame: 0, frameCount, widthPx, heightPx };
}

function sizeOf(clip: ShotSpec['clip'], { resolution, aspect }: ClipChoice): Size {
  const sizes = SIZES[resolution];
  if (aspect !== 'nearest') return sizes[aspect];
  return fitSize(clip, ASPECTS.map((name) => sizes[name]) as [Size, ...Size[]]);
}

/** The aspect that a size of a tier goes by; null for a size that is none of them. */
export function aspectOf({ widthPx, heightPx }: ShotSpec['clip'], tier: Tier): Aspect | null {
  return ASPECTS.find((name) => SIZES[tier][name][0] === widthPx && SIZES[tier][name][1] === heightPx) ?? null;
}

/** Frames as Cosmos 3 counts them: 4k + 1. */
export function isLatentCount(frames: number): boolean {
  return frames % STEP === PLUS;
}
