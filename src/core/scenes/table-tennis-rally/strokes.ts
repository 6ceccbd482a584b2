import type { Vec3 } from '../../base/vec3.ts';

/** How a bat meets the ball. */
export interface Stroke {
  readonly player: 'near' | 'far';
  readonly timeS: number;
  /** The middle of the ball as it is met. */
  readonly ballM: Vec3;
  /** The bat's own velocity: forwards and up, which makes topspin. */
  readonly batMps: Vec3;
  /** How far the bat's face is tipped forward. */
  readonly closedDeg: number;
}

/**
 * Found stroke by stroke: of all bat speeds and tips, the one whose ball clears the net by a hand's breadth, lands well
 * inside the other half and comes up to the other player at the height of the hand, with topspin.
 */
export const STROKES: readonly Stroke[] = [
  { player: 'near', timeS: 0.787, ballM: [0, 0.7861, 1.5014], batMps: [0, 4, -2.25], closedDeg: -7.5 },
  { player: 'far', timeS: 1.33, ballM: [0, 0.9449, -1.5023], batMps: [0, 4, 3], closedDeg: 10 },
  { player: 'near', timeS: 1.823, ballM: [0, 0.9451, 1.5039], batMps: [0, 4, -3], closedDeg: 10 },
  { player: 'far', timeS: 2.293, ballM: [0, 0.9353, -1.5037], batMps: [0, 3.5, 2.25], closedDeg: 7.5 },
];
