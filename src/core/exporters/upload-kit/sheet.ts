import { allowedDurations, durationOf, factorOf, nearestDuration } from '../../profiles/clip-rules.ts';
import { nearestClip } from '../../profiles/nearest-clip.ts';
import type { KitFile, Mode, Profile } from '../../profiles/profile.ts';
import { clipSize, dateWords, durationWords, rateWords, secondsWords, sizesWords } from '../../profiles/words.ts';
import { listed } from '../../prompts/english.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { fitSize } from '../clip-formats.ts';
import { frozenShots } from '../freeze-problems.ts';
import { oneLine } from '../plain-text.ts';
import { beyondCut, imageTagsOf, isPlaced, isSoundOn, type Kit, type Placed, placed, promptOf } from './kit.ts';
import { misfits } from './misfits.ts';

/** Makes AAC of the sound of the reference clip; its pictures stay as they are. */
export const TO_AAC = 'ffmpeg -i reference.mp4 -c:v copy -c:a aac reference-aac.mp4';

/** What to do with the kit in one product, as a page to have open beside it. */
export function sheetText(kit: Kit, profile: Profile, requestFile: string | null): string {
  const [first, ...others] = profile.modes;
  const problems = [...misfits(kit.shot, profile), ...frozenShots(kit.shot)];
  return `${[
    `# Upload sheet: ${profile.label}`,
    `For “${markdownName(kit.shot)}”. ${profile.label} is made by ${profile.maker}; to be had from ${profile.soldBy}.`,
    ...(problems.length === 0
      ? ['The clip is within its limits.']
      : ['**Before you pay:**', problems.map(({ message }) => `- ${message}`).join('\n')]),
    '## Settings',
    settingsTable(kit, profile),
    ...modeLines(kit, profile, first!, others.length > 0 ? ' (first choice)' : ''),
    ...others.flatMap((mode) => modeLines(kit, profile, mode, ' (instead)')),
    ...(others.length > 0 ? ['Choose one of these: the files of one are never mixed with those of another.'] : []),
    '## Looks',
    'Every picture of the kit is a grey box. Where a slot gives the film its looks (first frame, last frame, keyframe, image), restyle ' +
      'the picture first in an image model that keeps its composition, and upload the result instead.',
    '## What it ignores',
    profile.ignores.map((words) => `- ${words}`).join('\n'),
    ...(requestFile === null
      ? []
      : ['## By program', `\`${requestFile}\` is the request; put the addresses of the uploaded files in.`]),
    '## Where the limits come from',
    profile.sources.map(({ name, date }) => `- ${name} (${dateWords(date)})`).join('\n'),
    'Limits change by the month: look at the product before you pay for many takes.',
  ].join('\n\n')}\n`;
}

/** The length to ask for, which is that of the clip wherever it fits. */
export function askedDuration(clip: ShotSpec['clip'], profile: Profile): number {
  return nearestDuration(allowedDurations(profile), durationOf(clip));
}

/** What the menu of shapes calls the clip's; null where there is no such menu. */
export function askedRatio(clip: ShotSpec['clip'], profile: Profile): string | null {
  const { widthPx, heightPx } = nearestClip(clip, profile);
  const off = (ratio: string) => {
    const [w, h] = ratio.split(':').map(Number);
    return factorOf(w! * heightPx, h! * widthPx);
  };
  return [...profile.aspectRatios].sort((a, b) => off(a) - off(b))[0] ?? null;
}

function settingsTable(kit: Kit, profile: Profile): string {
  const { clip } = kit.shot;
  const rows = [
    ['Length', `**${secondsWords(askedDuration(clip, profile))}** (it makes ${durationWords(profile.durations)})`],
    ['Shape', askedRatio(clip, profile) ?? 'that of the first picture'],
    ['Size', sizeRow(kit, profile)],
    ['Frame rate', rateRow(profile)],
    ['Seed', profile.hasSeed ? 'one for all takes that you compare' : 'it takes none: no take can be had twice'],
    ['Sound', soundWords(kit, profile)],
  ];
  return ['| setting | choose |', '|---|---|', ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join('\n');
}

/** The size to ask for: of those that it makes, that of the clip where it is among them, else the nearest in shape. */
function sizeRow({ shot: { clip } }: Kit, profile: Profile): string {
  const fit = nearestClip(clip, profile);
  const [first, ...rest] = profile.sizes ?? [];
  if (!first) return `**${clipSize(fit)}**`;
  const isMade = profile.sizes!.some(([w, h]) => w === fit.widthPx && h === fit.heightPx);
  const [widthPx, heightPx] = isMade ? [fit.widthPx, fit.heightPx] : fitSize(clip, [first, ...rest]);
  return `**${clipSize({ ...fit, widthPx, heightPx })}** (of ${sizesWords(profile.sizes!)})`;
}

/** Products have no choice of rate but for those that make several; what they make is told. */
function rateRow({ frameRates }: Profile): string {
  if (frameRates === null) return 'nothing to choose: its makers do not state the rate of its films';
  return frameRates.length > 1 ? rateWords(frameRates) : `nothing to choose: its films have ${rateWords(frameRates)}`;
}

function soundWords(kit: Kit, profile: Profile): string {
  const lay = kit.hasSound ? 'lay `mix.wav` under the film afterwards' : 'the clip has none';
  const isOn = profile.modes.some((mode) => isSoundOn(placed(kit, profile, mode), profile));
  if (profile.sound === 'none') return `it makes none: ${lay}`;
  if (profile.sound === 'always') return `it always makes some of its own: mute it, ${lay}`;
  return isOn ? 'on where `mix.wav` is uploaded, else off' : `off: ${lay}`;
}

function modeLines(kit: Kit, profile: Profile, mode: Mode, suffix: string): readonly string[] {
  const all = placed(kit, profile, mode);
  const { text, leftOut } = promptOf(kit, profile, mode);
  const body = text.trimEnd();
  const { mostCharacters } = profile.prompt;
  const limit = mostCharacters === null ? '' : ` of ${mostCharacters}`;
  return [
    `## ${mode.name}${suffix}`,
    mode.what,
    uploads(kit, all, mode, taggedIn(body, imageTagsOf(profile, all))),
    `Paste (${body.length}${limit} characters${leftOut.length > 0 ? `; left out: ${leftOut.join(', ')}` : ''}):`,
    fenced(body),
  ];
}

/** The tags by which a text speaks of further images, by file. */
function taggedIn(text: string, tags: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...tags].filter(([, tag]) => text.includes(`${tag}: `)));
}

function uploads(kit: Kit, all: readonly Placed[], mode: Mode, tags: ReadonlyMap<string, string>): string {
  const atOf = (file: string) => kit.stills.find((still) => still.file === file);
  const lines = all.flatMap(({ slot: { field }, files }) =>
    files.map((file) => {
      const still = atOf(file);
      const tag = tags.get(file);
      return `\`${file}\` → ${field}${tag ? ` (${tag})` : ''}${still ? `: at ${secondsWords(still.atS)}, ${oneLine(still.words)}` : ''}`;
    }),
  );
  const isPut = isPlaced(all, 'reference.mp4');
  const beyond = beyondCut(kit, mode);
  const isLeftAtCut = (file: KitFile) =>
    file === 'contacts' ? kit.stills.some((still) => beyond.has(still.file)) : beyond.has(file);
  const left = mode.slots
    .filter(({ file }) => !isPlaced(all, file) && !isLeftAtCut(file))
    .map(({ file, field }) => `${file} (${field})`);
  return [
    ...lines.map((line, i) => `${i + 1}. ${line}`),
    ...(beyond.size > 0 ? ['', cutWords(kit, [...beyond])] : []),
    ...(isPut && kit.clipSound === 'opus'
      ? [
          '',
          `The sound of \`reference.mp4\` is Opus. If the upload is refused, or comes out silent: \`${TO_AAC}\`, and upload \`reference-aac.mp4\` instead.`,
        ]
      : []),
    ...(isPut && kit.clipSound === 'none' && kit.hasSound
      ? ['', '`reference.mp4` is silent: the sound is in `mix.wav` alone.']
      : []),
    ...(left.length > 0
      ? ['', `Not for this clip: ${left.join(', ')}: there is none, or it is not within the limits.`]
      : []),
  ].join('\n');
}

function cutWords({ shot }: Kit, beyond: readonly string[]): string {
  const files = listed(beyond.map((file) => `\`${file}\``));
  return (
    `The clip has ${shot.shots.length} shots, and of pictures alone a generator makes one film: between two cameras it makes a morph, not a cut. ` +
    `${files} ${beyond.length > 1 ? 'are' : 'is'} left out, being of a later shot than \`first.png\`. Deliver one shot at a time to upload all of them.`
  );
}

/** Text between fences that are longer than any within it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function markdownName({ clip }: ShotSpec): string {
  return oneLine(clip.name).replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
