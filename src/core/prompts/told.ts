import type { Beat } from './beat.ts';

/** A shot in words. */
export interface ToldShot {
  readonly name: string;
  readonly fromS: number;
  readonly toS: number;
  /** "wide shot". */
  readonly size: string;
  /** "slightly above eye level". */
  readonly angle: string;
  /** "28 mm", "zoom from 28 to 50 mm". */
  readonly focal: string;
  readonly sensorMm: readonly [number, number];
  readonly fStop: number;
  /** "the basketball", or null where the focus lies elsewhere. */
  readonly focus: string | null;
  /** "static, locked off". */
  readonly movement: string;
  /** "slow motion, 50 % of real speed", or '' at real speed. */
  readonly speed: string;
  /** Whether nothing moves in it. */
  readonly isStill: boolean;
}

/** A sound that is named, or several that read as one. */
export interface ToldSound {
  readonly fromS: number;
  readonly toS: number;
  /** Whether it goes on from one time to the other, rather than at instants. */
  readonly isLasting: boolean;
  /** Instants, as told: "1.6 and 2.7 s", "0.4–3.1 s, loudest at 0.9 s". */
  readonly when: string;
  /** Tied to the action: "as the basketball meets the board, a dull thump and glass thud". */
  readonly clause: string;
  /** The noise alone: "a dull thump and glass thud". */
  readonly noise: string;
  /** Who makes it, as the action calls it; null for what no body makes. */
  readonly who: string | null;
  readonly weight: number;
}

/** A spoken line, exactly as written but for white space, or the opening of one. */
export interface ToldLine {
  readonly speaker: string;
  readonly text: string;
  readonly fromS: number;
  readonly toS: number;
  /** How many words follow that are not quoted. */
  readonly wordsLeft: number;
}

/** A blow that is worth a picture of its own. */
export interface ToldBlow {
  readonly atS: number;
  /** "the basketball meets the board". */
  readonly words: string;
  /** 0 for the one that would be missed most. */
  readonly rank: number;
}

/** A picture that is uploaded with the clip, beside the first frame. */
export interface ToldPicture {
  /** What the prompt calls it: "@Image2". */
  readonly tag: string;
  readonly atS: number;
}

/** The shot in pieces of prose, made once; each dialect puts them together its own way. Times on the clip's clock. */
export interface Told {
  readonly durationS: number;
  /** Whether what a generator can do without goes unsaid: sensor and f-stop, that nobody speaks, how much else goes on. */
  readonly isTerse: boolean;
  /** Sentences, or ''. */
  readonly style: string;
  readonly setting: string;
  readonly lighting: string;
  readonly mood: string;
  /** What is in the scene, as items of a list. */
  readonly cast: readonly string[];
  readonly shots: readonly ToldShot[];
  /** In order of time. */
  readonly beats: readonly Beat[];
  /** How many beats are not told. */
  readonly beatsLeft: number;
  /** Those that the outcome wants and the strongest, in order of time. */
  readonly blows: readonly ToldBlow[];
  /** In the order in which they are uploaded. */
  readonly pictures: readonly ToldPicture[];
  /** What does not happen, as clauses that say so: "the net does not move". */
  readonly nevers: readonly string[];
  /** In order of time. */
  readonly sounds: readonly ToldSound[];
  readonly soundsLeft: number;
  /** The air of the place: "a large quiet hall". */
  readonly air: readonly string[];
  /** "slow piano, on the piano (0.0–4.0 s)". */
  readonly music: readonly string[];
  /** Spans in which nothing is heard. */
  readonly hushes: readonly string[];
  /** What must not be heard: "no net swish, the net hangs still". */
  readonly silent: readonly string[];
  readonly lines: readonly ToldLine[];
}

/** What is shown while a shot is: from its start until its end, the last one to the end of the clip. */
export function within<T extends { readonly fromS: number }>(
  all: readonly T[],
  shots: readonly ToldShot[],
  index: number,
): readonly T[] {
  const toS = shots[index + 1]?.fromS ?? Number.POSITIVE_INFINITY;
  const fromS = index === 0 ? 0 : shots[index]!.fromS;
  return all.filter((one) => one.fromS >= fromS && one.fromS < toS);
}
