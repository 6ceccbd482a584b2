import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { controlOf } from '../draw-control.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { openFilm } from '../open-film.ts';
import { look, maxWidthPx } from '../picture-options.ts';
import { missingSounds, stemsOfShot } from '../shot-sound.ts';
import { CODEC_IDS, CODEC_LABELS, codecProblems } from '../video-codecs.ts';

const FILE = 'preview.mp4';
/** The rate that Opus works at, and that AAC takes as well, in Hz. */
const SAMPLE_RATE_HZ = 48_000;

const options = z.strictObject({
  look,
  shutterDeg: z.number().min(0).max(360).default(0).meta({
    label: 'Shutter angle',
    unit: '°',
    min: 0,
    max: 360,
    step: 15,
    hint: '0 is sharp; film is exposed at 180.',
  }),
  codec: z.enum(CODEC_IDS).default('avc').meta({ label: 'Codec', choices: CODEC_LABELS }),
  maxWidthPx: maxWidthPx(1920),
  hasSound: z.boolean().default(true).meta({ label: 'With sound' }),
});

type Options = z.infer<typeof options>;

/** The clip as a film at the clip's own frame rate, with the mix. */
export const previewMp4 = defineExporter<Options>({
  id: 'preview-mp4',
  label: 'Preview (MP4)',
  readers: 'people; reference video for Seedance, Kling, Runway, Cosmos 3',
  options,
  preflight(shot, options, recordings) {
    return [
      ...(options.hasSound && recordings ? missingSounds(shot, recordings) : []),
      ...sizeProblems(shot, options),
      ...codecProblems(options.codec, FILE),
    ];
  },
  wants: (shot, options) => ({ ...requestOf(shot, options), passes: ['color'] }),
  async write(job) {
    const { shot, options, sink, frames, recordings, tell } = job;
    if (!frames) throw new Error(`${FILE} needs rendered frames: export it where something can render.`);
    const mix = options.hasSound ? stemsOfShot(shot, recordings, { sampleRate: SAMPLE_RATE_HZ }).mix : null;
    const request = requestOf(shot, options);
    const { widthPx, heightPx, frameRate } = request;
    const video = await openFilm(frames, sink, FILE, {
      widthPx,
      heightPx,
      frameRate,
      codec: options.codec,
      sound: mix,
    });
    if (video.soundCodec === 'opus') tell?.(opusProblem());
    try {
      await frames.draw({ ...request, passes: ['color'] }, ({ color }) => video.add(color!), controlOf(job));
      await video.finish();
    } catch (cause) {
      await video.cancel();
      throw cause;
    }
    return [FILE];
  },
});

function requestOf(shot: ShotSpec, { maxWidthPx, look, shutterDeg }: Options) {
  const { frameCount, frameRate } = shot.clip;
  return { frameCount, frameRate, ...evenSize(shot.clip, maxWidthPx), look, shutterDeg };
}

function sizeProblems({ clip }: ShotSpec, { maxWidthPx }: Options): readonly Problem[] {
  const { widthPx, heightPx } = evenSize(clip, maxWidthPx);
  if (widthPx === clip.widthPx && heightPx === clip.heightPx) return [];
  return [
    note(
      'clip.widthPx',
      `${FILE} is ${widthPx} × ${heightPx}, not ${clip.widthPx} × ${clip.heightPx}: a video has even sides, and this ` +
        `one is at most ${maxWidthPx} wide. Raise "Widest picture" for a larger one.`,
    ),
  ];
}

function opusProblem(): Problem {
  return warning(
    'audio',
    `The sound of ${FILE} is Opus, for this browser encodes no AAC: some players show it without sound (QuickTime among ` +
      'them). Take the mix as WAV for sound that is heard everywhere, or export from a browser that encodes AAC.',
  );
}
