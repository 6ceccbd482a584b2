import { durationOf, fitsVideo } from '../../profiles/clip-rules.ts';
import type { KitFile, Mode, Profile, Slot } from '../../profiles/profile.ts';
import { promptWithin } from '../../prompts/prompt-text.ts';
import { strongestBlows } from '../../prompts/tell.ts';
import type { Written } from '../../prompts/written.ts';
import { frameOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { usedStems } from '../shot-sound.ts';

/** Lengths are compared to this, in seconds. */
const SLACK_S = 1e-6;

/** A picture of the clip at a contact. */
export interface ContactStill {
  readonly file: string;
  readonly frame: number;
  /** Of that frame, from the start of the clip. */
  readonly atS: number;
  /** "the basketball meets the board". */
  readonly words: string;
}

/** What there is to upload. */
export interface Kit {
  readonly shot: ShotSpec;
  readonly hasSound: boolean;
  /** What the sound of reference.mp4 is encoded as, once it is; absent before. */
  readonly clipSound?: 'aac' | 'opus' | 'none';
  /** In order of time. */
  readonly stills: readonly ContactStill[];
  /** Prompts that somebody wrote, by dialect. */
  readonly written: Written;
}

export interface KitOptions {
  readonly contactStills: number;
  readonly hasSound: boolean;
  readonly written: Written;
}

export function kitOf(shot: ShotSpec, { contactStills, hasSound, written }: KitOptions): Kit {
  return { shot, hasSound: hasSound && usedStems(shot).length > 0, stills: stillsOf(shot, contactStills), written };
}

/** The pictures of the strongest contacts, each of the frame that is nearest to it. */
function stillsOf(shot: ShotSpec, most: number): readonly ContactStill[] {
  const { frameRate } = shot.clip;
  return strongestBlows(shot, most).map(({ atS, words }, i) => {
    const frame = frameOf(shot, atS);
    const timeS = (frame * frameRate.den) / frameRate.num;
    const number = String(i + 1).padStart(2, '0');
    return { file: `contact-${number}-${timeS.toFixed(2)}s.png`, frame, atS: timeS, words };
  });
}

/** A file in its slot. */
export interface Placed {
  readonly slot: Slot;
  readonly files: readonly string[];
}

/** The files of a mode in their slots; those that are missing, or that the product would refuse, are left out. */
export function placed(kit: Kit, profile: Profile, mode: Mode): readonly Placed[] {
  return mode.slots
    .map((slot) => ({ slot, files: filesFor(kit, profile, slot) }))
    .filter(({ files }) => files.length > 0);
}

export function isPlaced(all: readonly Placed[], file: KitFile): boolean {
  return all.some(({ slot }) => slot.file === file);
}

function filesFor({ shot, hasSound, stills }: Kit, profile: Profile, { file, most = 1 }: Slot): readonly string[] {
  const durationS = durationOf(shot.clip);
  const isWithin = (rule: { minS: number; maxS: number } | undefined) =>
    rule !== undefined && durationS >= rule.minS - SLACK_S && durationS <= rule.maxS + SLACK_S;
  switch (file) {
    case 'contacts':
      return spread(stills, most).map((still) => still.file);
    case 'mix.wav':
      return hasSound && isWithin(profile.audio) ? [file] : [];
    case 'reference.mp4':
      return isWithin(profile.video) && fitsVideo([shot.clip.widthPx, shot.clip.heightPx], profile) ? [file] : [];
    default:
      return [file];
  }
}

/** So many of the stills, spread over all of them, in order of time. */
export function spread<T>(stills: readonly T[], most: number): readonly T[] {
  if (stills.length <= most) return stills;
  return Array.from({ length: most }, (_, i) => stills[Math.floor((i * stills.length) / most)]!);
}

/** What to paste in a mode: what somebody wrote, else short where the clip goes in as well, and spoken of by its tags. */
export function promptOf(kit: Kit, profile: Profile, mode: Mode) {
  const { prompt } = profile;
  const text = kit.written[prompt.dialectId];
  if (text !== undefined) return { text: `${text.trimEnd()}\n`, leftOut: [] };
  const all = placed(kit, profile, mode);
  const has = (file: KitFile, tag: string | null) => (isPlaced(all, file) ? tag : null);
  if (prompt.tags && isPlaced(all, 'reference.mp4')) {
    const { video, image, audio } = prompt.tags;
    const tags = { video, image: has('first.png', image), audio: has('mix.wav', audio) };
    return promptWithin(kit.shot, prompt.dialectId, prompt.mostCharacters, tags);
  }
  return promptWithin(kit.shot, prompt.plainDialectId ?? prompt.dialectId, prompt.mostCharacters);
}
