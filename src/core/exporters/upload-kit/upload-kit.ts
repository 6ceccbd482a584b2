import { z } from 'zod';
import type { FramesPort, Sink, VideoWriter } from '../../base/ports.ts';
import { note, type Problem, warning } from '../../base/problem.ts';
import { labelsOf } from '../../base/registry.ts';
import { encodeWav } from '../../dsp/wav.ts';
import { anyClip, nearestClip } from '../../profiles/nearest-clip.ts';
import { profiles } from '../../profiles/profiles.ts';
import { listed } from '../../prompts/english.ts';
import { NEUTRAL } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import { written, writtenOr } from '../../prompts/written.ts';
import { defineExporter } from '../exporter.ts';
import { type Reel, reelRequest, writeReel } from '../films.ts';
import { missingSounds, stemsOfShot } from '../shot-sound.ts';
import { writeBytes } from '../write-bytes.ts';
import { writeText } from '../write-text.ts';
import { atiTracksText } from './ati-tracks.ts';
import { isPlaced, type Kit, kitOf, placed, promptOf, unpicturedS } from './kit.ts';
import { misfits } from './misfits.ts';
import { requestText } from './requests/request.ts';
import { sheetText, TO_AAC } from './sheet.ts';

const FOLDER = 'upload';
const FILM = `${FOLDER}/reference.mp4`;
/** What every product takes. */
const SAMPLE_RATE_HZ = 48_000;
const BIT_DEPTH = 16;
const MOST_STILLS = 9;
const ANY = 'any';
const IDS = profiles.all.map(({ id }) => id);
const LABELS = labelsOf(profiles.all);

const options = z.strictObject({
  clipFor: z
    .enum([ANY, ...IDS])
    .default(ANY)
    .meta({
      label: 'Film the reference clip for',
      choices: { [ANY]: 'Any generator', ...LABELS },
      hint: 'Any: 720p, as long as the clip. One: at the length, size and rate that it takes, the nearest there is.',
    }),
  sheets: z
    .array(z.enum(IDS))
    .default(['seedance-2.5', 'kling-3-omni', 'gemini-omni-1.1', 'veo-3.1', 'ltx-2.3', 'wan-3', 'runway-aleph-2'])
    .meta({
      label: 'Upload sheets',
      choices: LABELS,
      hint: 'A page each: which file goes where, what to paste, what to choose.',
    }),
  contactStills: z
    .int()
    .min(0)
    .max(MOST_STILLS)
    .default(5)
    .meta({ label: 'Stills at contacts', min: 0, max: MOST_STILLS, step: 1 }),
  hasSound: z.boolean().default(true).meta({ label: 'With sound' }),
  hasSilentClip: z.boolean().default(false).meta({
    label: 'Silent reference clip',
    hint: 'The mix goes as mix.wav alone: for products that refuse the sound of reference.mp4.',
  }),
  hasRequests: z.boolean().default(false).meta({
    label: 'Requests for programs',
    hint: 'The body of the API call for each sheet, as JSON.',
  }),
  written,
});

type Options = z.infer<typeof options>;

/** All that is uploaded to a hosted generator, and a page for each that says what goes where. */
export const uploadKit = defineExporter<Options>({
  id: 'upload-kit',
  label: 'Upload kit (hosted generators)',
  readers: 'Seedance, Kling, Gemini Omni, Veo, LTX, Wan, Runway, servers of /v1/videos',
  options,
  clip: ({ clip }, { clipFor }) => (clipFor === ANY ? anyClip(clip) : nearestClip(clip, profiles.get(clipFor))),
  preflight(shot, chosen, recordings) {
    const kit = kitOf(shot, chosen);
    return [
      ...nameProblems(shot),
      ...(chosen.hasSound && recordings ? missingSounds(shot, recordings) : []),
      ...(chosen.hasSound && !kit.hasSound
        ? [warning('audio.cues', 'There will be no mix.wav, and reference.mp4 is silent: no cue of this clip sounds.')]
        : []),
      ...(chosen.contactStills > 0 && kit.stills.length === 0
        ? [warning('contacts', 'There will be no stills at contacts: nothing strikes anything in this clip.')]
        : []),
      ...(chosen.contactStills > 0 ? stillProblems(kit, chosen) : []),
      ...(shot.trajectories.length === 0
        ? [
            warning(
              'trajectories',
              'Nothing moves in this clip: a generator will make up what happens. Set something going.',
            ),
          ]
        : []),
      ...sheetIds(chosen).flatMap((id) => sheetProblems(kit, id)),
    ];
  },
  wants: (shot, chosen) => reelRequest(shot, reelOf(kitOf(shot, chosen), null)),
  losses: () => [
    note(
      FOLDER,
      'Pictures are grey boxes: they tell a hosted generator where and when, not looks. It follows them by its own lights, and ' +
        'takes no camera, path or contact as a number.',
    ),
  ],
  async write(job) {
    const { shot, options: chosen, sink, recordings, signal, tell } = job;
    const kit = kitOf(shot, chosen);
    const mix = kit.hasSound ? stemsOfShot(shot, recordings, { sampleRate: SAMPLE_RATE_HZ }).mix : null;
    const sizes = new Map<string, number>();
    let isOpus = false;
    const frames = job.frames && listened(job.frames, (codec) => (isOpus ||= codec === 'opus'));
    const heard = chosen.hasSilentClip ? null : mix;
    const reel = { ...job, sink: weighed(sink, sizes), ...(frames && { frames }) };
    const paths = await writeReel(reel, reelOf(kit, heard));
    signal?.throwIfAborted();
    const clipSound = heard === null ? 'none' : isOpus ? 'opus' : 'aac';
    if (isOpus) tell?.(opusProblem());
    for (const problem of weightProblems(sizes.get(FILM) ?? 0, sheetIds(chosen))) tell?.(problem);
    if (mix) {
      const description = shot.clip.name;
      const originator = `${shot.madeBy.name} ${shot.madeBy.version}`;
      paths.push(`${FOLDER}/mix.wav`);
      await writeBytes(sink, paths.at(-1)!, encodeWav(mix, { bitDepth: BIT_DEPTH, description, originator }));
    }
    for (const [name, text] of textsOf({ ...kit, clipSound }, chosen)) {
      signal?.throwIfAborted();
      paths.push(`${FOLDER}/${name}`);
      await writeText(sink, paths.at(-1)!, text);
    }
    return paths;
  },
});

function sheetIds({ clipFor, sheets }: Options): readonly string[] {
  const asked = clipFor === ANY ? sheets : [clipFor, ...sheets];
  return IDS.filter((id) => asked.includes(id));
}

/** Contacts that are wanted and of which there is no picture. */
function stillProblems(kit: Kit, { contactStills }: Options): readonly Problem[] {
  const missing = unpicturedS(kit).map((atS) => atS.toFixed(2));
  if (missing.length === 0) return [];
  const isFull = kit.stills.length >= contactStills;
  return [
    note(
      'contacts',
      `There will be no still of what the outcome wants at ${listed(missing)} s: ` +
        (isFull && contactStills < MOST_STILLS
          ? `"Stills at contacts" is ${contactStills}, and ${MOST_STILLS} at most. Raise it.`
          : `stills are of impacts, of which ${MOST_STILLS} at most are told apart. The prompt tells it.`),
    ),
  ];
}

/** The prompt, the tracks, a sheet for each product, and its request where there is one. */
function textsOf(kit: Kit, chosen: Options): readonly (readonly [string, string])[] {
  const main = chosen.clipFor === ANY ? null : profiles.get(chosen.clipFor);
  const prompt = main ? promptOf(kit, main, main.modes[0]!).text : writtenOr(kit.shot, NEUTRAL, kit.written);
  const takesTracks = sheetIds(chosen)
    .map((id) => profiles.get(id))
    .some((profile) => profile.modes.some((mode) => isPlaced(placed(kit, profile, mode), 'tracks.json')));
  return [
    ['prompt.txt', prompt],
    ...(takesTracks ? [['tracks.json', atiTracksText(kit.shot)] as const] : []),
    ...sheetIds(chosen).flatMap((id): (readonly [string, string])[] => {
      const profile = profiles.get(id);
      const request = chosen.hasRequests ? requestText(kit, profile) : null;
      const file = `requests/${id}.json`;
      return [
        [`sheet-${id}.md`, sheetText(kit, profile, request === null ? null : file)],
        ...(request === null ? [] : [[file, request] as const]),
      ];
    }),
  ];
}

/** What the product of a sheet does not take of this clip: the kit is written all the same, so none of it is an error. */
function sheetProblems(kit: Kit, id: string): readonly Problem[] {
  const profile = profiles.get(id);
  const { leftOut } = promptOf(kit, profile, profile.modes[0]!);
  return [
    ...misfits(kit.shot, profile).map(({ level, message }) => ({
      level: level === 'error' ? ('warning' as const) : level,
      path: `${FOLDER}/sheet-${id}.md`,
      message: level === 'error' ? `${message} "Film the reference clip for" does it.` : message,
    })),
    ...(leftOut.length > 0
      ? [
          note(
            `${FOLDER}/sheet-${id}.md`,
            `The prompt for ${profile.label} leaves out ${listed(leftOut)}, for its length.`,
          ),
        ]
      : []),
  ];
}

function reelOf(kit: Kit, sound: ReturnType<typeof stemsOfShot>['mix'] | null): Reel {
  const still = (file: string, frame: number): Reel['stills'][number] => ({
    path: `${FOLDER}/${file}`,
    frame,
    needs: ['color'],
    draw: ({ color }) => color!.read(),
  });
  return {
    films: [{ path: FILM, sound, needs: ['color'], create: () => (frame) => frame.color! }],
    stills: [
      still('first.png', 0),
      still('last.png', kit.shot.clip.frameCount - 1),
      ...kit.stills.map(({ file, frame }) => still(file, frame)),
    ],
  };
}

/** Passes files on, and remembers how large they came to be. */
function weighed(sink: Sink, sizes: Map<string, number>): Sink {
  return {
    ...sink,
    async open(path) {
      const file = await sink.open(path);
      let end = 0;
      return {
        async write(bytes, at) {
          end = Math.max(end, (at ?? end) + bytes.length);
          sizes.set(path, end);
          await file.write(bytes, at);
        },
        close: () => file.close(),
      };
    },
  };
}

/** Passes drawing on, and tells what the sound of each film is encoded as. */
function listened(frames: FramesPort, tell: (codec: VideoWriter['soundCodec']) => void): FramesPort {
  return {
    ...frames,
    draw: (request, take, control) => frames.draw(request, take, control),
    async openVideo(request, file) {
      const writer = await frames.openVideo(request, file);
      tell(writer.soundCodec);
      return writer;
    },
  };
}

function opusProblem(): Problem {
  return warning(
    FILM,
    `The sound of reference.mp4 is Opus, for this browser encodes no AAC, and no product states that it reads Opus in an MP4. ` +
      `If one refuses the clip or loses its sound, make AAC of it (${TO_AAC}), or export with "Silent reference clip"; mix.wav is whole.`,
  );
}

const MB = 1_000_000;

function weightProblems(bytes: number, ids: readonly string[]): readonly Problem[] {
  return ids.flatMap((id) => {
    const { label, video } = profiles.get(id);
    if (video?.maxMB === undefined || bytes <= video.maxMB * MB) return [];
    return [
      warning(
        FILM,
        `reference.mp4 has ${Math.ceil(bytes / MB)} MB, and ${label} takes ${video.maxMB} MB. Shorten the clip, or encode it anew.`,
      ),
    ];
  });
}
