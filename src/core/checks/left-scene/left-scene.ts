import { isFreeAt, moves } from '../../bake/plan.ts';
import { compose } from '../../base/quat.ts';
import { boundsOfPlaced } from '../../base/shapes/bounds.ts';
import type { Check, CheckInput } from '../check-kind.ts';
import { capitalize, type Found, numberFindings, say, sayLength, sayTime } from '../words.ts';

/** How far below everything that stands a body may dip before it has fallen out of the set, in metres; estimate. */
const BELOW_M = 0.5;

/** A body that is lost: it falls past everything that stands, or the bake had to end because of it. */
export const leftScene: Check = {
  id: 'left-scene',
  label: 'Stays in the scene',
  basis:
    'A body that physics moves, more than 0.5 m below the lowest still part, is unlikely: it has fallen off the set. More than 10 km ' +
    'away, or nowhere, is impossible, and the take ends there.',
  run: (input) => numberFindings('left-scene', [...fallen(input), ...stopped(input)]),
};

function stopped({ motion, nameOf }: CheckInput): Found[] {
  const { stop } = motion;
  if (!stop) return [];
  const name = capitalize(nameOf(stop.bodyId));
  return [
    {
      subject: stop.bodyId,
      level: 'impossible',
      title: `${name} is lost`,
      message: `${name}: ${stop.message}`,
      timeS: stop.timeS,
      bodyIds: [stop.bodyId],
      value: Number(say(stop.timeS)),
      limit: motion.durationS,
      unit: 's',
      fix: `Put a floor under ${nameOf(stop.bodyId)}, slow it down, or shorten the take.`,
    },
  ];
}

function fallen({ plan, motion, nameOf }: CheckInput): Found[] {
  const standing = plan.bodies
    .filter((body) => body.drive === 'still')
    .flatMap((body) => body.parts.map((part) => ({ ...compose(body, part), shape: part.shape })));
  if (standing.length === 0) return [];
  const limit = boundsOfPlaced(standing).minM[1] - BELOW_M;
  return plan.bodies.flatMap((body, i) => {
    const track = motion.tracks[i];
    if (!track || !moves(body)) return [];
    const knot = track.timesS.findIndex((t, k) => track.positionsM[3 * k + 1]! < limit && isFreeAt(body, t));
    if (knot < 0) return [];
    const timeS = track.timesS[knot]!;
    const lowest = track.positionsM.reduce((low, y, k) => (k % 3 === 1 ? Math.min(low, y) : low), limit);
    const name = nameOf(body.id);
    return [
      {
        subject: `${body.id}/fall`,
        level: 'unlikely' as const,
        title: `${capitalize(name)} falls off the set`,
        message:
          `${capitalize(name)}, ${sayTime(timeS)}: it is below everything that stands and falls on, ` +
          `${sayLength(limit + BELOW_M - lowest)} in the end (limit ${sayLength(BELOW_M)}). There is no ground there; a ` +
          'viewer sees it drop through the world.',
        timeS,
        bodyIds: [body.id],
        value: limit + BELOW_M - lowest,
        limit: BELOW_M,
        unit: 'm',
        fix: 'Enlarge the floor, slow the throw down, or shorten the take.',
      },
    ];
  });
}
