import type { Vec3 } from '../base/vec3.ts';
import type { Contact, ContactPhase } from '../motion/contact.ts';
import type { ColliderPlace } from './engine.ts';
import type { BakePlan } from './plan.ts';

/** A part that does not collide, but that contacts name: of a fluid or a net. */
export interface SoftPlace {
  readonly bodyIndex: number;
  readonly partId: string;
  readonly materialId: string;
}

export type ContactPlace = ColliderPlace | SoftPlace;

/** A contact on its way into the log: the two places in any order, the normal from `b` towards `a`. */
export interface LoggedContact {
  readonly phase: ContactPhase;
  readonly timeS: number;
  endTimeS: number;
  readonly a: ContactPlace;
  readonly b: ContactPlace;
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
        orderOf(x.a) - orderOf(y.a) ||
        orderOf(x.b) - orderOf(y.b),
    )
    .map((logged) => {
      const { a, b } = logged;
      const bodyA = plan.bodies[a.bodyIndex]!;
      const bodyB = plan.bodies[b.bodyIndex]!;
      const partA = partAt(plan, a);
      const partB = partAt(plan, b);
      const pair = `${bodyA.id}/${partA.id}~${bodyB.id}/${partB.id}`;
      const n = (counts.get(pair) ?? 0) + 1;
      counts.set(pair, n);
      return {
        id: `${pair}#${n}`,
        phase: logged.phase,
        timeS: logged.timeS,
        endTimeS: logged.endTimeS,
        bodyIds: [bodyA.id, bodyB.id],
        partIds: [partA.id, partB.id],
        materialIds: [partA.materialId, partB.materialId],
        pointM: logged.pointM,
        normal: logged.normal,
        impulseNs: logged.impulseNs,
        frictionNs: logged.frictionNs,
        normalSpeedMps: logged.normalSpeedMps,
        reboundSpeedMps: logged.reboundSpeedMps,
        slipSpeedMps: logged.slipSpeedMps,
        depthM: logged.depthM,
      };
    });
}

/** Parts that collide in their order, then those that do not. */
function orderOf(place: ContactPlace): number {
  return 'partIndex' in place ? place.partIndex : Number.MAX_SAFE_INTEGER;
}

function partAt(plan: BakePlan, place: ContactPlace): { readonly id: string; readonly materialId: string } {
  if (!('partIndex' in place)) return { id: place.partId, materialId: place.materialId };
  return plan.bodies[place.bodyIndex]!.parts[place.partIndex]!;
}

function oriented(entry: LoggedContact): LoggedContact {
  if (entry.a.bodyIndex <= entry.b.bodyIndex) return entry;
  const [x, y, z] = entry.normal;
  return { ...entry, a: entry.b, b: entry.a, normal: [-x, -y, -z] };
}
