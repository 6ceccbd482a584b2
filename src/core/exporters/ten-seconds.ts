import { z } from 'zod';
import { type Problem, warning } from '../base/problem.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { heardCues, type PlacedCue } from './heard-cues.ts';

/** How long the clips are that timing-controlled sound models make. */
export const WINDOW_S = 10;

/** Options of formats that hold ten seconds of timed sounds. */
export const windowOptions = {
  sounds: z
    .enum(['effects and foley', 'all'])
    .default('effects and foley')
    .meta({ label: 'Sounds', hint: 'Ambience and music go on all the time, and leave such models nothing to time.' }),
  fromS: z.number().min(0).max(86_400).default(0).meta({ label: 'Start of the ten seconds', unit: 's', step: 1 }),
};

interface WindowOptions {
  readonly sounds: 'effects and foley' | 'all';
  readonly fromS: number;
}

/** Cues that are heard in the ten seconds from `fromS`, with times from there, cut at both ends. */
export function cuesInWindow(shot: ShotSpec, { sounds, fromS }: WindowOptions): readonly PlacedCue[] {
  return heardCues(shot)
    .filter(({ cue }) => sounds === 'all' || cue.stem === 'effects' || cue.stem === 'foley')
    .filter(({ onsetS, offsetS }) => onsetS < fromS + WINDOW_S && (offsetS > fromS || onsetS >= fromS))
    .map(({ cue, onsetS, offsetS }) => ({
      cue,
      onsetS: Math.max(0, onsetS - fromS),
      offsetS: Math.min(WINDOW_S, offsetS - fromS),
    }));
}

/** What a window of ten seconds leaves of a shot. */
export function windowProblems(shot: ShotSpec, options: WindowOptions, file: string): readonly Problem[] {
  const { durationS } = shot.clip;
  const problems: Problem[] = [];
  if (durationS > WINDOW_S || options.fromS > 0)
    problems.push(
      warning(
        'clip.durationS',
        `${file} holds ${WINDOW_S} s, from ${options.fromS} s to ${options.fromS + WINDOW_S} s of the clip, which lasts ` +
          `${Math.round(durationS * 1000) / 1000} s. Move the start of the ten seconds, or export shot by shot.`,
      ),
    );
  if (cuesInWindow(shot, options).length === 0)
    problems.push(warning('audio.cues', `${file} will hold no sound: none of these is heard in its ten seconds.`));
  return problems;
}
