import { type FrameRate, frameToSeconds, nearestFrame } from '../core/base/time.ts';
import { firstFormats } from '../core/exporters/families.ts';
import { exporters } from '../core/exporters/index.ts';
import { nearestClip } from '../core/profiles/nearest-clip.ts';
import type { Profile } from '../core/profiles/profile.ts';
import { profiles } from '../core/profiles/profiles.ts';
import { dialects } from '../core/prompts/dialects/index.ts';
import type { Scene } from '../core/scene/schema.ts';
import { clipClock } from '../core/shot/clip-clock.ts';
import type { ClipFormat } from '../core/shot/clip-format.ts';
import { parseRate, parseSeconds, parseSize } from './arguments.ts';
import { readFormatOptions } from './format-options.ts';
import { type Call, InputError } from './verb.ts';

/** What `export` was asked for. */
export interface Wanted {
  readonly formats: readonly string[];
  /** Whether what cannot be written of this scene is only told, for all that can be was asked for. */
  readonly isAll: boolean;
  readonly out: string;
  /** By format; defaults where absent. */
  readonly optionsById: Readonly<Record<string, unknown>>;
  readonly shot: string | undefined;
  readonly rate: FrameRate | undefined;
  readonly size: readonly [number, number] | undefined;
  readonly fromS: number | undefined;
  readonly lengthS: number | undefined;
  /** The generator that the clip is held against. */
  readonly profile: Profile | undefined;
  /** Whether the clip is filmed as that generator takes it. */
  readonly isFitted: boolean;
  /** Whether variations are baked to tell how steady the ending is, where a format tells it. */
  readonly isTried: boolean;
  readonly force: boolean;
}

export function readWanted(values: Call['values']): Wanted {
  const { formats, isAll } = readFormats(values.to);
  const out = values.out as string | undefined;
  if (!out) throw new InputError('Say where to write with -o: a folder, or a file that ends in .zip.');
  const { shot, size, rate, from, length } = values as Record<string, string | undefined>;
  const profile = readProfile(values.for as string | undefined);
  if (values.fit === true && !profile)
    throw new InputError('--fit films the clip as a generator takes it. Say which with --for.');
  return {
    formats,
    isAll,
    out,
    optionsById: readOptions(values, formats, profile),
    shot,
    rate: rate === undefined ? undefined : parseRate(rate),
    size: size === undefined ? undefined : parseSize(size),
    fromS: from === undefined ? undefined : parseSeconds('--from', from),
    lengthS: length === undefined ? undefined : parseSeconds('--length', length),
    profile,
    isFitted: values.fit === true,
    isTried: values['no-trials'] !== true,
    force: values.force === true,
  };
}

/** The clip to film of a scene, its frames counted from the start of the cut; null where it is the cut as the scene has it. */
export function clipOf(
  scene: Scene,
  { rate, size, fromS, lengthS, profile, isFitted }: Wanted,
  shotId?: string,
): ClipFormat | null {
  if (!rate && !size && fromS === undefined && lengthS === undefined && !isFitted) return null;
  const { settings } = scene;
  const frameRate = rate ?? settings.frameRate;
  const [widthPx, heightPx] = size ?? [settings.widthPx, settings.heightPx];
  const { frameCount: whole } = clipClock(scene, { frameRate, ...(shotId !== undefined && { shotId }) });
  const startFrame = nearestFrame(fromS ?? 0, frameRate);
  if (startFrame >= whole)
    throw new InputError(
      `--from ${fromS}: the clip ends after ${frameToSeconds(whole, frameRate)} s. Begin before its end.`,
    );
  const frameCount = lengthS === undefined ? whole - startFrame : Math.max(1, nearestFrame(lengthS, frameRate));
  const clip = { frameRate, startFrame, frameCount, widthPx, heightPx };
  if (!profile || !isFitted) return clip;
  const fitted = nearestClip(clip, profile);
  return { ...fitted, startFrame: startFrameAt(clip, fitted.frameRate) };
}

/** The frame of the cut at which a clip begins, at another rate. */
export function startFrameAt(clip: Pick<ClipFormat, 'startFrame' | 'frameRate'>, frameRate: FrameRate): number {
  return nearestFrame(frameToSeconds(clip.startFrame, clip.frameRate), frameRate);
}

/** The formats that are meant by a list of their names, `default` and `all`; each once. */
function readFormats(value: Call['values'][string]): Pick<Wanted, 'formats' | 'isAll'> {
  const known = exporters.all.map(({ id }) => id);
  const asked = listed(value);
  if (asked.length === 0)
    throw new InputError(`Say what to write with --to: default, all, or from: ${known.join(', ')}.`);
  const named = asked.filter((id) => id !== 'all' && id !== 'default');
  const unknown = named.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new InputError(
      `There is no format ${unknown.map((id) => `"${id}"`).join(', ')}. There are: default, all, ${known.join(', ')}.`,
    );
  if (asked.includes('all')) return { formats: known, isAll: true };
  return { formats: [...new Set([...(asked.includes('default') ? firstFormats : []), ...named])], isAll: false };
}

function readProfile(id: string | undefined): Profile | undefined {
  if (id === undefined) return undefined;
  const profile = profiles.find(id);
  if (profile) return profile;
  throw new InputError(
    `There is no generator "${id}". There are: ${profiles.all.map((known) => known.id).join(', ')}.`,
  );
}

function readOptions(
  values: Call['values'],
  formats: readonly string[],
  profile: Profile | undefined,
): Readonly<Record<string, unknown>> {
  const said = readFormatOptions((values.option ?? []) as string[], formats);
  const dialectIds = readDialects(values.dialect);
  if (dialectIds.length > 0 && said.prompt && 'dialects' in said.prompt)
    throw new InputError('Dialects are said twice, by --dialect and by --option prompt.dialects. Leave one out.');
  const byFormat = profile
    ? {
        ...said,
        'upload-kit': { ...kitFor(profile), ...said['upload-kit'] },
        prompt: { ...promptFor(profile), ...said.prompt },
      }
    : said;
  return dialectIds.length === 0 ? byFormat : { ...byFormat, prompt: { ...byFormat.prompt, dialects: dialectIds } };
}

/** The prompt for one generator: in its dialect, as long as it takes it. */
function promptFor({ id, prompt }: Profile) {
  return { promptFor: id, dialects: [prompt.dialectId] };
}

/** The kit for one generator: its clip filmed as that takes it, and its sheet alone. */
function kitFor({ id }: Profile) {
  return { clipFor: id, sheets: [id] };
}

function readDialects(value: Call['values'][string]): readonly string[] {
  const known = dialects.all.map(({ id }) => id);
  const asked = listed(value);
  const unknown = asked.filter((id) => id !== 'all' && !known.includes(id));
  if (unknown.length > 0)
    throw new InputError(
      `There is no dialect ${unknown.map((id) => `"${id}"`).join(', ')}. There are: ${known.join(', ')}; or all.`,
    );
  return asked.includes('all') ? known : asked;
}

/** Names with commas between them, of an option that may be repeated; each once. */
function listed(value: Call['values'][string]): readonly string[] {
  const lists = (value ?? []) as readonly string[];
  return [...new Set(lists.flatMap((list) => list.split(',')).map((name) => name.trim()))].filter(Boolean);
}
