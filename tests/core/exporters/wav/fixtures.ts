import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';

/** A clip of 2 s with the given cues: as much of a shot spec as sound needs. */
export function shotWith(cues: readonly Partial<ShotCue>[]): ShotSpec {
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
    audio: { clock: 'contact', sampleRate: 48_000, cues: cues.map((changes, i) => ({ ...cue(i), ...changes })) },
  };
  return shot as ShotSpec;
}

function cue(i: number): ShotCue {
  return {
    id: `cue-${i}`,
    kind: 'impact',
    origin: 'physics',
    timeS: 0.5,
    endTimeS: 1,
    label: `hit ${i}`,
    contactId: null,
    bodyIds: ['ball', 'court'],
    materials: ['basketball', 'hardwood'],
    sizesM: [0.24, 20],
    impulseNs: 3,
    normalSpeedMps: 4,
    levelDb: -12,
    pan: 0,
    distanceM: 3,
    salience: 0.5,
    isMuted: false,
    text: null,
    speaker: null,
    seed: i,
  };
}
