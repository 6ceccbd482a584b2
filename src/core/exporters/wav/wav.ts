import { z } from 'zod';
import { error, note, type Problem, warning } from '../../base/problem.ts';
import { loudnessOf } from '../../dsp/loudness.ts';
import type { Mix } from '../../dsp/mix.ts';
import { CEILING_DB } from '../../dsp/render-stems.ts';
import { encodeWav, fitsWav } from '../../dsp/wav.ts';
import type { Marker } from '../../dsp/wav-markers.ts';
import type { ShotCue, ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { isLasting } from '../heard-cues.ts';
import { missingSounds, stemsOfShot, usedStems } from '../shot-sound.ts';
import { whyOffTarget } from './target.ts';

const MIX_FILE = 'sound/mix.wav';

const LOUDNESS_LABELS = {
  'as it is': 'As it is',
  '-14': '−14 LUFS, streaming',
  '-16': '−16 LUFS, streaming',
  '-23': '−23 LUFS, EBU R 128',
  '-24': '−24 LUFS, ATSC A/85',
  '-27': '−27 LUFS, dialogue of films',
};

const options = z.strictObject({
  files: z.enum(['mix', 'mix and stems']).default('mix and stems').meta({ label: 'Files' }),
  sampleRate: z
    .union([z.literal(16_000), z.literal(44_100), z.literal(48_000), z.literal(96_000)])
    .default(48_000)
    .meta({ label: 'Sample rate', unit: 'Hz' }),
  bitDepth: z
    .union([z.literal(16), z.literal(24), z.literal(32)])
    .default(24)
    .meta({ label: 'Bit depth', unit: 'bit' }),
  loudness: z.enum(['as it is', '-14', '-16', '-23', '-24', '-27']).default('as it is').meta({
    label: 'Loudness of the mix',
    choices: LOUDNESS_LABELS,
  }),
  timecodeOriginS: z.number().min(0).max(86_399).default(0).meta({ label: 'Timecode of the first sample', unit: 's' }),
});

type Options = z.infer<typeof options>;

/** The mix and its stems as stereo Broadcast Wave files, with a marker for each cue, also for those that are only told. */
export const wav = defineExporter<Options>({
  id: 'wav',
  label: 'Sound (WAV)',
  readers: 'LTX-2 audio-to-video, Cosmos3 audio_image2video, Seedance audio references, any audio editor',
  options,
  preflight(shot, { sampleRate, bitDepth }, recordings) {
    const problems: Problem[] = recordings ? [...missingSounds(shot, recordings)] : [];
    if (!fitsWav(Math.round(shot.clip.durationS * sampleRate), bitDepth))
      problems.push(error('clip', tooLong(shot.clip.durationS)));
    if (usedStems(shot).length === 0)
      problems.push(warning('audio.cues', `${MIX_FILE} will be silent: no cue of this shot sounds.`));
    return problems;
  },
  losses: (shot) => [...toldOnly(shot), mixingNote()],
  async write({ shot, options, sink, recordings, signal, tell, onProgress }) {
    signal?.throwIfAborted();
    const { sampleRate, bitDepth, timecodeOriginS } = options;
    const targetLufs = options.loudness === 'as it is' ? null : Number(options.loudness);
    const stems = stemsOfShot(shot, recordings, { sampleRate, targetLufs });
    const why = targetLufs === null ? null : whyOffTarget(stems, targetLufs);
    if (why) tell?.(warning(MIX_FILE, why));
    const used = options.files === 'mix' ? [] : usedStems(shot);
    const files: readonly { path: string; mix: Mix; cues: readonly ShotCue[] }[] = [
      { path: MIX_FILE, mix: stems.mix, cues: shot.audio.cues.filter(({ stem }) => !shot.audio.stems[stem].isMuted) },
      ...used.map((id) => ({
        path: `sound/stems/${id}.wav`,
        mix: stems.stems[id],
        cues: shot.audio.cues.filter((cue) => cue.stem === id),
      })),
    ];
    for (const [i, { path, mix, cues }] of files.entries()) {
      signal?.throwIfAborted();
      onProgress?.(0.6 + (0.4 * i) / files.length);
      const bytes = encodeWav(mix, {
        bitDepth,
        timecodeOriginS,
        originator: `${shot.madeBy.name} ${shot.madeBy.version}`,
        description: shot.clip.name,
        markers: cues.filter((cue) => !cue.isMuted && cue.kind !== 'silence').map(markerOf),
        loudness: mix === stems.mix ? stems.loudness : loudnessOf(mix),
      });
      const file = await sink.open(path);
      await file.write(bytes);
      await file.close();
    }
    onProgress?.(1);
    return files.map(({ path }) => path);
  },
});

/** Where a cue is heard, and how long one goes on that lasts. */
function markerOf(cue: ShotCue): Marker {
  const { label, timeS, endTimeS, heardAtS } = cue;
  if (!isLasting(cue)) return { timeS: heardAtS, label };
  return { timeS: heardAtS, endTimeS: heardAtS + endTimeS - timeS, label };
}

function tooLong(durationS: number): string {
  return (
    `${MIX_FILE} would be larger than the 4 GB that a WAV file holds: the clip lasts ${Math.round(durationS)} s. ` +
    'Lower the sample rate or the bit depth, or export shot by shot.'
  );
}

function toldOnly(shot: ShotSpec): Problem[] {
  const told = shot.audio.cues.filter(
    ({ isMuted, source, kind }) => !isMuted && source.type === 'told' && kind !== 'silence' && kind !== 'absence',
  );
  if (told.length === 0) return [];
  const kinds = [...new Set(told.map((cue) => cue.kind))].join(', ');
  return [
    warning(
      'audio.cues',
      `${MIX_FILE} leaves out ${told.length} ${told.length === 1 ? 'cue' : 'cues'} (${kinds}), which are told in words only. ` +
        'Markers show where they belong: add recordings in an audio editor, or describe them to the generator in the prompt.',
    ),
  ];
}

function mixingNote(): Problem {
  return note(
    'audio',
    `${MIX_FILE} holds a stereo mix: where its true peak would exceed ${CEILING_DB} dBTP, it and its stems are turned down ` +
      'alike, and the place of each cue is kept as left or right only.',
  );
}
