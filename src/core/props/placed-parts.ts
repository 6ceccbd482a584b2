import { compose, IDENTITY, type Pose } from '../base/quat.ts';
import { ZERO } from '../base/vec3.ts';
import type { Body, Part } from './prop-kind.ts';

/** Where a body stands in its prop's frame: at the prop's own origin where it does not say. */
export function poseOfBody(body: Pick<Body, 'pose'>): Pose {
  return body.pose ?? { positionM: ZERO, rotation: IDENTITY };
}

/** The parts of all bodies of a prop, placed in the prop's frame. */
export function placedParts(bodies: readonly Body[]): readonly Part[] {
  return bodies.flatMap((body) =>
    body.pose ? body.parts.map((part) => ({ ...part, ...compose(poseOfBody(body), part) })) : body.parts,
  );
}
