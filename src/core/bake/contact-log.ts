import type { Vec3 } from '../base/vec3.ts';
import type { Contact, ContactPhase } from '../motion/contact.ts';
import type { ColliderPlace } from './engine.ts';
import type { BakePlan } from './plan.ts';

/** A contact on its way into the log: the two places in any order, the normal from `b` towards `a`. */
export interface LoggedContact {
  readonly phase: ContactPhase;
  readonly timeS: number;
  endTimeS: number;
  readonly a: ColliderPlace;
  readonly b: ColliderPlace;
  readonly pointM: Vec3;
  readonly normal: Vec3;
  impulseNs: number;
  frictionNs: number;
  readonly normalSpeedMps: number;
  reboundSpeedMps: number;
  slipSpeedMps: number;
  depthM: number;
}

/** The log in order of time, with the first body of the plan as `a`, and each contact numbered within its pair. */
export function finishContacts(plan: BakePlan, log: readonly LoggedContact[]): Contact[] {
  const counts = new Map<string, number>();
  return log
    .map((entry) => oriented(entry))
    .sort(
      (x, y) =>
        x.timeS - y.timeS ||
        x.a.bodyIndex - y.a.bodyIndex ||
        x.b.bodyIndex - y.b.bodyIndex ||
        x.a.partIndex - y.a.partIndex ||
        x.b.partIndex - y.b.partIndex,
    )
    .map(({ a, b, ...rest }) => {
      const bodyA = plan.bodies[a.bodyIndex]!;
      const bodyB = plan.bodies[b.bodyIndex]!;
      const partA = bodyA.parts[a.partIndex]!;
      const partB = bodyB.parts[b.partIndex]!;
      const pair = `${bodyA.id}/${partA.id}~${bodyB.id}/${partB.id}`;
      const n = (counts.get(pair) ?? 0) + 1;
      counts.set(pair, n);
      return {
        id: `${pair}#${n}`,
        phase: rest.phase,
        timeS: rest.timeS,
        endTimeS: rest.endTimeS,
        bodyIds: [bodyA.id, bodyB.id],
        partIds: [partA.id, partB.id],
        materialIds: [partA.materialId, partB.materialId],
        pointM: rest.pointM,
        normal: rest.normal,
        impulseNs: rest.impulseNs,
        frictionNs: rest.frictionNs,
        normalSpeedMps: rest.normalSpeedMps,
        reboundSpeedMps: rest.reboundSpeedMps,
        slipSpeedMps: rest.slipSpeedMps,
        depthM: rest.depthM,
      };
    });
}

function oriented(entry: LoggedContact): LoggedContact {
  if (entry.a.bodyIndex <= entry.b.bodyIndex) return entry;
  const [x, y, z] = entry.normal;
  return { ...entry, a: entry.b, b: entry.a, normal: [-x, -y, -z] };
}
