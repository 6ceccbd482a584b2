import type { Cue } from '../../../../src/core/cues/cue.ts';
import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { impactCue, LEVELS } from '../../dsp/fixtures.ts';

/** A clip of 2 s with the given cues: as much of a shot spec as sound needs. */
export function shotWith(cues: readonly Partial<ShotCue>[], audio: Partial<ShotSpec['audio']> = {}): ShotSpec {
  const shot: Pick<ShotSpec, 'madeBy' | 'clip' | 'audio'> = {
    madeBy: { name: 'rimshot', version: '1.2.3', engine: '', bakeKeys: [], stepHz: 240 },
    clip: {
      name: 'Missed throw',
      frameRate: { num: 24, den: 1 },
      frameCount: 48,
      durationS: 2,
      widthPx: 1280,
      heightPx: 720,
      sceneTimesS: [],
    },
    audio: {
      clock: 'contact',
      sampleRate: 48_000,
      listener: { type: 'camera' },
      keepsPitch: true,
      room: null,
      stems: LEVELS,
      cues: cues.map(shotCue),
      ...audio,
    },
  };
  return shot as ShotSpec;
}

/** Half a second into the clip unless told otherwise. */
function shotCue(changes: Partial<ShotCue>, i: number): ShotCue {
  const timeS = changes.timeS ?? 0.5;
  const cue = impactCue({
    id: `cue-${i}`,
    label: `hit ${i}`,
    distanceM: 3,
    seed: i,
    ...(changes as Partial<Cue>),
    timeS,
  });
  const placed = { takeId: 'take', frame: Math.floor(24 * timeS), timecode: '00:00:00:12', speed: 1 };
  return { ...(structuredClone(cue) as unknown as ShotCue), ...placed, ...changes };
}
