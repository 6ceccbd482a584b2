import { rateLabel } from '../../base/time.ts';
import type { Cast } from '../../prompts/cast.ts';
import { beatClauses, castSentence, prose } from '../../prompts/dialects/phrases.ts';
import { capitalized, sentence } from '../../prompts/english.ts';
import type { Told } from '../../prompts/told.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { isStillCamera } from './camera-actions.ts';
import { lawsOf, lawsText } from './physics-laws.ts';
import type { Tier } from './sizes.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

/** The rate at which Physics-IQ prompts count frames. */
export const PHYSICS_RATE = 24;
/** The goal names this many things that happen; the timeline has the rest. */
const MOST_GOALS = 3;

/** A prompt for physics as Cosmos 3's Physics-IQ recipe has it: JSON with these keys, in this order. */
export interface PhysicsPrompt {
  readonly task: string;
  readonly camera: string;
  readonly goal: string;
  readonly conditional_video: string;
  readonly applicable_physics_laws: string;
  readonly predicted_timeline: readonly TimelineEntry[];
}

/** What happens, by which laws, and in which frames, counted from 1. */
export function physicsPrompt(shot: ShotSpec, cast: Cast, told: Told, tier: Tier): PhysicsPrompt {
  const { frameCount, frameRate } = shot.clip;
  return {
    task: `We are generating a ${rateLabel(frameRate)}fps video with ${frameCount} frames based on 1 conditional frame in ${tier}p resolution.`,
    camera: cameraOf(shot, told),
    goal: goalOf(told),
    conditional_video: conditionOf(told),
    applicable_physics_laws: lawsText(lawsOf(shot)),
    predicted_timeline: timelineOf(shot, cast),
  };
}

function cameraOf(shot: ShotSpec, { shots }: Told): string {
  const framed = shots.map(({ size, angle, movement, speed }, i) => {
    const { startFrame, frameCount } = shot.shots[i]!;
    const when = shots.length > 1 ? `Frames ${startFrame + 1}-${startFrame + frameCount}: ` : '';
    return sentence(`${when}${[capitalized(size), angle, movement, speed].filter((words) => words !== '').join(', ')}`);
  });
  const still = isStillCamera(shot) ? 'No pan, no tilt, no zoom; the background stays fixed.' : '';
  return prose([...framed, shots.length === 1 ? 'No cuts.' : '', still]);
}

function goalOf(told: Told): string {
  const main = [...told.beats].sort((a, b) => b.weight - a.weight).slice(0, MOST_GOALS);
  const beats = told.beats.filter((beat) => main.includes(beat));
  const what =
    beats.length > 0 ? beatClauses(beats).map(({ words }) => sentence(words)) : ['Nothing moves but the camera.'];
  return prose(['The video must show this:', ...what, ...told.nevers.map(sentence)]);
}

function conditionOf(told: Told): string {
  return prose([
    'The video begins with one conditional frame, its first, which shows:',
    told.setting,
    castSentence(told),
    told.lighting,
  ]);
}
