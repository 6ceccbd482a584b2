import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { CEILING_DB, renderMix } from '../../dsp/render-mix.ts';
import { voices } from '../../dsp/voices/index.ts';
import { encodeWav } from '../../dsp/wav.ts';
import type { ShotCue, ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';

const FILE = 'mix.wav';

const options = z.strictObject({
  sampleRate: z
    .union([z.literal(16_000), z.literal(44_100), z.literal(48_000), z.literal(96_000)])
    .default(48_000)
    .meta({ label: 'Sample rate', unit: 'Hz' }),
  bitDepth: z
    .union([z.literal(16), z.literal(24), z.literal(32)])
    .default(24)
    .meta({ label: 'Bit depth', unit: 'bit' }),
  timecodeOriginS: z.number().min(0).max(86_399).default(0).meta({ label: 'Timecode of the first sample', unit: 's' }),
});

/** The mix as a stereo Broadcast Wave file, with a marker for each cue, also for those that a recording must fill. */
export const wav = defineExporter<z.infer<typeof options>>({
  id: 'wav',
  label: 'Sound (WAV)',
  readers: 'LTX-2 audio-to-video, Cosmos3 audio_image2video, Seedance audio references, any audio editor',
  options,
  preflight(shot) {
    const heard = shot.audio.cues.some((cue) => isSounded(cue) && cue.timeS < shot.clip.durationS);
    return heard
      ? []
      : [note('audio.cues', `${FILE} will be silent: no cue of this shot is both heard and synthesized.`)];
  },
  losses: (shot) => [...silentKinds(shot), levelNote()],
  async write({ shot, options: { sampleRate, bitDepth, timecodeOriginS }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const mix = renderMix({ cues: shot.audio.cues, durationS: shot.clip.durationS, sampleRate });
    signal?.throwIfAborted();
    onProgress?.(0.7);
    const bytes = encodeWav(mix, {
      bitDepth,
      timecodeOriginS,
      originator: `${shot.madeBy.name} ${shot.madeBy.version}`,
      description: shot.clip.name,
      markers: shot.audio.cues.filter((cue) => !cue.isMuted && cue.kind !== 'silence'),
    });
    const file = await sink.open(FILE);
    await file.write(bytes);
    await file.close();
    onProgress?.(1);
    return [FILE];
  },
});

function isSounded(cue: ShotCue): boolean {
  return !cue.isMuted && voices[cue.kind] !== null;
}

function silentKinds(shot: ShotSpec): Problem[] {
  const left = shot.audio.cues.filter((cue) => !cue.isMuted && cue.kind !== 'silence' && !isSounded(cue));
  if (left.length === 0) return [];
  const kinds = [...new Set(left.map((cue) => cue.kind))].join(', ');
  return [
    warning(
      'audio.cues',
      `${FILE} leaves out ${left.length} ${left.length === 1 ? 'cue' : 'cues'} (${kinds}), which are not synthesized. ` +
        'Markers show where they belong: add recordings in an audio editor, or describe them to the generator in the prompt.',
    ),
  ];
}

function levelNote(): Problem {
  return note(
    'audio',
    `${FILE} holds a stereo mix: where it would exceed ${CEILING_DB} dBFS all of it is turned down alike, and the place ` +
      'of each cue is kept as left or right only.',
  );
}
