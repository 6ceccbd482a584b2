import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { missingSounds, stemsOfShot } from '../shot-sound.ts';

const FILE = 'preview.mp4';
/** The rate that Opus works at, and that AAC takes as well, in Hz. */
const SAMPLE_RATE_HZ = 48_000;

const options = z.strictObject({
  maxWidthPx: z
    .int()
    .min(64)
    .max(4096)
    .default(1920)
    .meta({ label: 'Widest picture', unit: 'px', min: 64, max: 4096, step: 2 }),
  hasSound: z.boolean().default(true).meta({ label: 'With sound' }),
});

type Options = z.infer<typeof options>;

/** The clip as a film: H.264 at the clip's own frame rate, with the mix. */
export const previewMp4 = defineExporter<Options>({
  id: 'preview-mp4',
  label: 'Preview (MP4)',
  readers: 'people; reference video for Seedance, Kling, Runway, Cosmos 3',
  options,
  preflight(shot, { maxWidthPx, hasSound }, recordings) {
    const problems = hasSound && recordings ? missingSounds(shot, recordings) : [];
    const { widthPx, heightPx } = evenSize(shot.clip, maxWidthPx);
    const { clip } = shot;
    if (widthPx === clip.widthPx && heightPx === clip.heightPx) return problems;
    return [
      ...problems,
      note(
        'clip.widthPx',
        `${FILE} is ${widthPx} × ${heightPx}, not ${clip.widthPx} × ${clip.heightPx}: a video has even sides, and this ` +
          `one is at most ${maxWidthPx} wide. Raise "Widest picture" for a larger one.`,
      ),
    ];
  },
  wants: (shot, { maxWidthPx }) => ({ ...requestOf(shot, maxWidthPx), passes: ['color'] }),
  losses: () => [soundLoss()],
  async write({ shot, options: { maxWidthPx, hasSound }, sink, frames, recordings, signal, onProgress }) {
    if (!frames) throw new Error(`${FILE} needs rendered frames: export it where something can render.`);
    const mix = hasSound ? stemsOfShot(shot, recordings, { sampleRate: SAMPLE_RATE_HZ }).mix : null;
    const request = requestOf(shot, maxWidthPx);
    const video = await frames.openVideo({ ...request, codec: 'avc', sound: mix });
    try {
      await frames.draw({ ...request, passes: ['color'] }, ({ color }) => video.add(color!), {
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
      });
    } catch (cause) {
      await video.cancel();
      throw cause;
    }
    const bytes = await video.finish();
    const file = await sink.open(FILE);
    await file.write(bytes);
    await file.close();
    return [FILE];
  },
});

function requestOf(shot: ShotSpec, maxWidthPx: number) {
  const { frameCount, frameRate } = shot.clip;
  return { frameCount, frameRate, ...evenSize(shot.clip, maxWidthPx) };
}

function soundLoss(): Problem {
  return warning(
    'audio',
    `${FILE} holds AAC sound where the browser can encode it, else Opus, which some players show without sound ` +
      '(QuickTime among them): take mix.wav for sound that is heard everywhere.',
  );
}
