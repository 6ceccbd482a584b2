import type { Vec3 } from '../base/vec3.ts';

export type ContactPhase = 'impact' | 'slide' | 'roll' | 'rest';

/**
 * Two parts touching with an impulse. `impact` is an instant (endTimeS = timeS); the other phases are spans. Body `a` is
 * the one that comes first in the order of the plan.
 */
export interface Contact {
  /** `<bodyA>/<partA>~<bodyB>/<partB>#<n>`, n counting from 1 within the pair and phase order of time. */
  readonly id: string;
  readonly phase: ContactPhase;
  readonly timeS: number;
  readonly endTimeS: number;
  readonly bodyIds: readonly [a: string, b: string];
  readonly partIds: readonly [a: string, b: string];
  readonly materialIds: readonly [a: string, b: string];
  /** World frame, at timeS. */
  readonly pointM: Vec3;
  /** Unit vector from b towards a. */
  readonly normal: Vec3;
  /** Impulse along the normal over the contact; for spans the sum. */
  readonly impulseNs: number;
  /** Magnitude of the part of the impulse along the surface, which is friction's; for spans the sum of magnitudes. */
  readonly frictionNs: number;
  /** Closing speed along the normal just before, where and when the impact began; 0 for spans. */
  readonly normalSpeedMps: number;
  /** Speed apart along the normal just after, of the same points; 0 for spans. */
  readonly reboundSpeedMps: number;
  /** Speed of the two surfaces past each other just before (impact) or on average (spans). */
  readonly slipSpeedMps: number;
  /** Deepest overlap that the engine showed during the contact. */
  readonly depthM: number;
}
