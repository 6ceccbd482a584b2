import { isFreeAt, moves } from '../../bake/plan.ts';
import { add, cross, distance, length, sub, type Vec3 } from '../../base/vec3.ts';
import { stateAt } from '../../motion/sample.ts';
import type { CheckInput } from '../check-kind.ts';
import type { HeldJoint } from '../holds.ts';
import { TOUCHING_M } from '../nearness.ts';
import type { Reading } from '../reading.ts';

/**
 * The most that others can have given a group of bodies between two instants, in joules: what moves along its marks by its
 * blows, motors by their strength, springs by what they let go. Infinite where something that moves along its marks pushes
 * for longer, or carries the group by a joint: such work has no bound but the marks.
 */
export function givenWork(
  { plan, motion }: CheckInput,
  reading: Reading,
  group: ReadonlySet<number>,
  fromS: number,
  toS: number,
): number {
  const middleS = (fromS + toS) / 2;
  let givenJ = 0;

  /** Whether a body is on its way along its marks at an instant. */
  function isKeyed(index: number, timeS: number): boolean {
    return index >= 0 && moves(plan.bodies[index]!) && !isFreeAt(plan.bodies[index]!, timeS);
  }

  function velocityAt(index: number, timeS: number, pointM: Vec3): Vec3 {
    const { positionM, velocityMps, angularVelocityRadps } = stateAt(motion.tracks[index]!, timeS);
    return add(velocityMps, cross(angularVelocityRadps, sub(pointM, positionM)));
  }

  function turnRate([a, b]: HeldJoint['indices'], timeS: number): number {
    const spin = (i: number): Vec3 => (i < 0 ? [0, 0, 0] : stateAt(motion.tracks[i]!, timeS).angularVelocityRadps);
    return length(sub(spin(a), spin(b)));
  }

  function slideRate(held: HeldJoint, timeS: number): number {
    const ends = reading.holds.endsOf(held, timeS);
    const rate = (i: number, end: Vec3): Vec3 => (i < 0 ? [0, 0, 0] : velocityAt(i, timeS, end));
    return length(sub(rate(held.indices[0], ends[0]), rate(held.indices[1], ends[1])));
  }

  function storedJ(held: HeldJoint, stiffnessNpm: number, lengthM: number, timeS: number): number {
    const stretchM = distance(...reading.holds.endsOf(held, timeS)) - lengthM;
    return (stiffnessNpm * stretchM * stretchM) / 2;
  }

  function jointWork(held: HeldJoint): number {
    const { shape } = held.joint;
    if (held.indices.some((index) => isKeyed(index, middleS))) return Number.POSITIVE_INFINITY;
    if (shape.type === 'spring') {
      const [before, after] = [fromS, toS].map((t) => storedJ(held, shape.stiffnessNpm, shape.lengthM, t));
      return Math.max(0, before! - after!);
    }
    if ((shape.type !== 'hinge' && shape.type !== 'slider') || !shape.motor) return 0;
    const rate = (t: number) => (shape.type === 'hinge' ? turnRate(held.indices, t) : slideRate(held, t));
    return shape.motor.strongest * Math.max(rate(fromS), rate(middleS), rate(toS)) * (toS - fromS);
  }

  const joints = new Set<HeldJoint>();
  for (const member of group) {
    for (const held of reading.holds.jointsOf(member, middleS)) joints.add(held);
    const { id } = plan.bodies[member]!;
    for (const contact of reading.contacts.during(id, fromS, toS)) {
      const other = reading.indexOf(contact.bodyIds[contact.bodyIds[0] === id ? 1 : 0]);
      if (!isKeyed(other, contact.timeS)) continue;
      if (contact.phase !== 'impact') return Number.POSITIVE_INFINITY;
      const speedMps = length(velocityAt(other, contact.timeS, contact.pointM));
      givenJ += (contact.impulseNs + contact.frictionNs) * speedMps;
    }
    if (givenJ > 0) continue;
    for (const other of reading.near.around(member, middleS, TOUCHING_M)) {
      if (isKeyed(other, middleS) && reading.near.isNear(member, middleS, TOUCHING_M)) return Number.POSITIVE_INFINITY;
    }
  }
  for (const held of joints) givenJ += jointWork(held);
  return givenJ;
}
