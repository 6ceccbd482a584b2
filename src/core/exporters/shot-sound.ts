import { type Problem, warning } from '../base/problem.ts';
import { missingRecordings } from '../dsp/recording-key.ts';
import { renderStems } from '../dsp/render-stems.ts';
import { type Recording, STEM_IDS, type Stems } from '../dsp/stems.ts';
import type { ShotCue, ShotSpec } from '../shot/shot-spec.ts';

/** Recordings by their key; see `recordingKey`. */
export type Recordings = ReadonlyMap<string, Recording>;

/** What a clip sounds like, as long as the clip. */
export function stemsOfShot(
  { audio, clip }: ShotSpec,
  recordings: Recordings,
  options: { readonly sampleRate: number; readonly targetLufs?: number | null },
): Stems {
  const { cues, room, stems: levels, keepsPitch } = audio;
  return renderStems({ cues, durationS: clip.durationS, recordings, room, levels, keepsPitch, ...options });
}

/** The stems that have something to sound, in their order. */
export function usedStems({ audio, clip }: ShotSpec): readonly (typeof STEM_IDS)[number][] {
  const isSounded = (cue: ShotCue) =>
    !cue.isMuted && cue.source.type !== 'told' && cue.heardAtS < clip.durationS && !audio.stems[cue.stem].isMuted;
  return STEM_IDS.filter((id) => audio.cues.some((cue) => cue.stem === id && isSounded(cue)));
}

/** What the sound of a clip lacks: lines that nobody has spoken, files that are not here. */
export function missingSounds({ audio }: ShotSpec, recordings: Recordings): readonly Problem[] {
  return missingRecordings(audio.cues, recordings).map(({ id, label, source }) =>
    warning(
      `audio.cues.${id}`,
      source.type === 'file'
        ? `"${label}" is silent: its sound file is not here. Import the file again.`
        : `"${label}" is silent: its line has not been spoken. Play the scene once in the editor, or import a recording of it.`,
    ),
  );
}
