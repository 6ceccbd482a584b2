import type { Problem } from '../../base/problem.ts';
import { fitProfile } from '../../profiles/fit-profile.ts';
import type { Profile } from '../../profiles/profile.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { fitFreezes } from '../freeze-problems.ts';
import { atiTrackProblems } from './ati-tracks.ts';

/** What of a clip a product does not take, or follows badly: the sheet says it, and so does the kit before it is written. */
export function misfits(shot: ShotSpec, profile: Profile): readonly Problem[] {
  return [...fitProfile(shot.clip, profile), ...fitFreezes(shot, profile), ...atiTrackProblems(shot, profile)];
}
