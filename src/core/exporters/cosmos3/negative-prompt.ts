import type { Cast } from '../../prompts/cast.ts';
import type { Told } from '../../prompts/told.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { isStillCamera } from './camera-actions.ts';
import { groupsOf } from './subjects.ts';

/** What no clip should have, whatever it shows. */
const POOR =
  'A poor video: compression blocks, noise, banding, flicker, moving texture, halos at edges, washed out or crushed light, ' +
  'stutter, repeated or missing frames, warped shapes, things that appear, vanish, melt or change their number, motion that ' +
  'no physics explains.';
/** More things than this blur what is ruled out. */
const MOST_NAMED = 4;

/** What must not be seen: faults of any video, then those that this one could fall into. */
export function negativePromptOf(shot: ShotSpec, cast: Cast, told: Told): string {
  const movers = groupsOf(shot, cast)
    .filter(({ isMoving, isSeen }) => isMoving && isSeen)
    .slice(0, MOST_NAMED)
    .map(({ who }) => who.replace(/^the /, ''));
  const camera = isStillCamera(shot)
    ? ['camera shake', 'pan', 'tilt', 'zoom', 'change of viewpoint']
    : ['camera shake'];
  return [
    POOR,
    [
      ...camera,
      ...(shot.shots.length === 1 ? ['cuts'] : []),
      ...movers.flatMap((who) => [
        `${who} hovering`,
        `${who} passing through something solid`,
        `${who} changing shape or color`,
        `a second copy of ${who}`,
      ]),
      ...told.nevers.map(asHappening),
      'contact without effect',
      'motion without cause',
      'frozen in mid-air',
    ].join(', '),
  ].join(' ');
}

/** "the basketball never goes through the hoop" as what must not be seen: "the basketball goes through the hoop". */
function asHappening(never: string): string {
  return never
    .replace(/: .*$/, '')
    .replace(/\bnever /, '')
    .replace(/ (does|do) not move$/, ' moving');
}
