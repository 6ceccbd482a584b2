import { durationOf, fitsVideo } from '../../profiles/clip-rules.ts';
import type { KitFile, Mode, Profile, Slot } from '../../profiles/profile.ts';
import { strongestBlows, wantedTimesS } from '../../prompts/blows.ts';
import { promptWithin } from '../../prompts/prompt-text.ts';
import type { Written } from '../../prompts/written.ts';
import { frameOf, isSameInstant } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { usedStems } from '../shot-sound.ts';
import { hasTracks } from './ati-tracks.ts';
import { imageTags } from './image-tags.ts';

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
  /** 0 for the one that would be missed most. */
  readonly rank: number;
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

/** The pictures of the foremost contacts, each of the frame that is nearest to it. */
function stillsOf(shot: ShotSpec, most: number): readonly ContactStill[] {
  const { frameRate } = shot.clip;
  return strongestBlows(shot, most).map(({ atS, words, rank }, i) => {
    const frame = frameOf(shot, atS);
    const timeS = (frame * frameRate.den) / frameRate.num;
    const number = String(i + 1).padStart(2, '0');
    return { file: `contact-${number}-${timeS.toFixed(2)}s.png`, frame, atS: timeS, words, rank };
  });
}

/** When the clip shows contacts that the outcome wants and that neither a still nor the first or the last frame is of. */
export function unpicturedS({ shot, stills }: Kit): readonly number[] {
  const pictured = new Set([0, shot.clip.frameCount - 1, ...stills.map(({ frame }) => frame)]);
  const contactsS = shot.contacts.flatMap(({ clipTimesS }) => clipTimesS);
  const isContact = (atS: number) => contactsS.some((timeS) => isSameInstant(timeS, atS));
  return [...new Set(wantedTimesS(shot))].filter((atS) => isContact(atS) && !pictured.has(frameOf(shot, atS)));
}

/** A file in its slot. */
export interface Placed {
  readonly slot: Slot;
  readonly files: readonly string[];
}

/**
 * The files of a mode in their slots: what the sheet lists, what requests hold, what prompts speak of. Left out is what is
 * missing, what the product would refuse, and what lies beyond a cut where the pictures are of one film without cuts.
 */
export function placed(kit: Kit, profile: Profile, mode: Mode): readonly Placed[] {
  const beyond = beyondCut(kit, mode);
  return mode.slots
    .map((slot) => ({ slot, files: filesFor(kit, profile, mode, slot).filter((file) => !beyond.has(file)) }))
    .filter(({ files }) => files.length > 0);
}

/**
 * The pictures of later shots, where a mode makes one film of pictures alone: between two cameras that would be a morph. Where
 * the clip itself goes in, it has the cut, and all of its pictures may go with it.
 */
export function beyondCut({ shot, stills }: Kit, { slots }: Mode): ReadonlySet<string> {
  const takes = (file: KitFile) => slots.some((slot) => slot.file === file);
  const [, second] = shot.shots;
  if (!second || takes('reference.mp4')) return new Set();
  const later = stills.filter(({ frame }) => frame >= second.startFrame).map(({ file }) => file);
  return new Set([...(takes('contacts') ? later : []), ...(takes('last.png') ? ['last.png'] : [])]);
}

export function isPlaced(all: readonly Placed[], file: KitFile): boolean {
  return all.some(({ slot }) => slot.file === file);
}

/** Whether the product is asked for sound in a mode: where it makes some at will, and is given the mix to make it of. */
export function isSoundOn(all: readonly Placed[], { sound }: Profile): boolean {
  return sound === 'switch' && isPlaced(all, 'mix.wav');
}

function filesFor(kit: Kit, profile: Profile, mode: Mode, { file, most = 1 }: Slot): readonly string[] {
  const { shot, hasSound } = kit;
  const durationS = durationOf(shot.clip);
  const isWithin = (rule: { minS: number; maxS: number } | undefined) =>
    rule !== undefined && durationS >= rule.minS - SLACK_S && durationS <= rule.maxS + SLACK_S;
  switch (file) {
    case 'contacts':
      return foremost(kit, mode, most).map((still) => still.file);
    case 'mix.wav':
      return hasSound && isWithin(profile.audio) ? [file] : [];
    case 'reference.mp4':
      return isWithin(profile.video) && fitsVideo([shot.clip.widthPx, shot.clip.heightPx], profile) ? [file] : [];
    case 'tracks.json':
      return hasTracks(shot, profile) ? [file] : [];
    default:
      return [file];
  }
}

/** So many of the stills that a mode may have, those that would be missed most, in order of time; none is its last frame twice. */
function foremost(kit: Kit, mode: Mode, most: number): readonly ContactStill[] {
  const beyond = beyondCut(kit, mode);
  const endFrame = mode.slots.some(({ file }) => file === 'last.png') ? kit.shot.clip.frameCount - 1 : null;
  const kept = kit.stills
    .filter(({ file, frame }) => !beyond.has(file) && frame !== endFrame)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most);
  return kept.sort((a, b) => a.frame - b.frame);
}

/** What the prompt calls each image that goes in with the clip, by file; empty where it is spoken of by none. */
export function imageTagsOf({ prompt: { tags } }: Profile, all: readonly Placed[]): ReadonlyMap<string, string> {
  const images = all.flatMap(({ slot: { file }, files }) => (file === 'first.png' || file === 'contacts' ? files : []));
  return tags?.image && isPlaced(all, 'reference.mp4') ? imageTags(images, tags.image) : new Map();
}

/** What to paste in a mode: what somebody wrote, else short where the clip goes in as well, and spoken of by its tags. */
export function promptOf(kit: Kit, profile: Profile, mode: Mode) {
  const { prompt } = profile;
  const text = kit.written[prompt.dialectId];
  if (text !== undefined) return { text: `${text.trimEnd()}\n`, leftOut: [] };
  const all = placed(kit, profile, mode);
  if (prompt.tags && isPlaced(all, 'reference.mp4')) {
    const { video, audio } = prompt.tags;
    const imageTag = imageTagsOf(profile, all);
    const tags = { video, image: imageTag.get('first.png') ?? null, audio: isPlaced(all, 'mix.wav') ? audio : null };
    const pictures = kit.stills.flatMap(({ file, atS }) => {
      const tag = imageTag.get(file);
      return tag === undefined ? [] : [{ tag, atS }];
    });
    return promptWithin(kit.shot, prompt.dialectId, prompt.mostCharacters, tags, pictures);
  }
  return promptWithin(kit.shot, prompt.plainDialectId ?? prompt.dialectId, prompt.mostCharacters);
}
