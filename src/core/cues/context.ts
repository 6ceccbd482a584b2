import type { BakePlan, BodyPlan } from '../bake/plan.ts';
import { compose } from '../base/quat.ts';
import { seedFrom } from '../base/rng.ts';
import { boundsOfPlaced, shapeBounds } from '../base/shapes/bounds.ts';
import { add, cross, length, sub, type Vec3 } from '../base/vec3.ts';
import type { Contact } from '../motion/contact.ts';
import type { BodyState, Motion } from '../motion/motion.ts';
import { stateAt } from '../motion/sample.ts';
import type { Scene } from '../scene/schema.ts';
import type { CueContext } from './cue-kind.ts';
import type { Listener } from './listener.ts';
import { createNaming } from './naming.ts';

/** How long before a contact its bodies' speeds are compared, in seconds: just before it changes them. */
const BEFORE_S = 1e-4;

/** Parts whose boxes are this far apart do not touch, in metres: far more than an engine lets bodies hover. */
const TOUCH_M = 0.02;

/** What kinds ask of a take, worked out once for each body and part. */
export function createContext(scene: Scene, plan: BakePlan, motion: Motion, listener: Listener): CueContext {
  const bodies = new Map(plan.bodies.map((body) => [body.id, body]));
  const tracks = new Map(motion.tracks.map((track) => [track.bodyId, track]));
  const naming = createNaming(scene);
  const sizes = new Map<string, number>();

  function bodyOf(bodyId: string): BodyPlan {
    const body = bodies.get(bodyId);
    if (!body) throw new Error(`The plan has no body "${bodyId}".`);
    return body;
  }

  function stateOf(bodyId: string, timeS: number): BodyState {
    const track = tracks.get(bodyId);
    if (!track) throw new Error(`The motion has no track of body "${bodyId}".`);
    return stateAt(track, timeS);
  }

  function moverOf({ bodyIds: [a, b], timeS }: Contact): 0 | 1 {
    if (bodyOf(a).drive === 'still') return 1;
    if (bodyOf(b).drive === 'still') return 0;
    const speed = (id: string) => length(stateOf(id, timeS - BEFORE_S).velocityMps);
    return speed(b) > speed(a) ? 1 : 0;
  }

  function sizeOfPartM(bodyId: string, partId: string): number {
    const key = `${bodyId}/${partId}`;
    const known = sizes.get(key);
    if (known !== undefined) return known;
    const sizeM = partSizeM(bodyOf(bodyId), partId);
    sizes.set(key, sizeM);
    return sizeM;
  }

  function velocityAt(bodyId: string, pointM: Vec3, timeS: number): Vec3 {
    const { positionM, velocityMps, angularVelocityRadps } = stateOf(bodyId, timeS);
    return add(velocityMps, cross(angularVelocityRadps, sub(pointM, positionM)));
  }

  return {
    scene,
    plan,
    motion,
    listener,
    bodyOf,
    trackOf: (bodyId) => tracks.get(bodyId),
    stateOf,
    moverOf,
    sentence(contact, verb) {
      const mover = moverOf(contact);
      const met = mover === 0 ? 1 : 0;
      const subject = naming.propName(bodyOf(contact.bodyIds[mover]));
      return `${subject} ${verb} ${naming.partName(bodyOf(contact.bodyIds[met]), contact.partIds[met])}`;
    },
    nameOf: (bodyId) => naming.propName(bodyOf(bodyId)),
    nameOfPart: (bodyId, partId) => naming.partName(bodyOf(bodyId), partId),
    sizesM: ({ bodyIds, partIds }) => [sizeOfPartM(bodyIds[0], partIds[0]), sizeOfPartM(bodyIds[1], partIds[1])],
    sizeOfM(bodyId) {
      const { parts } = bodyOf(bodyId);
      if (parts.length === 0) return 0;
      const { minM, maxM } = boundsOfPlaced(parts);
      return Math.max(...sub(maxM, minM));
    },
    mayTouch({ bodyIds, partIds }, timeS) {
      const [a, b] = bodyIds.map((bodyId, i) => {
        const part = bodyOf(bodyId).parts.find(({ id }) => id === partIds[i]);
        return part && boundsOfPlaced([{ ...compose(stateOf(bodyId, timeS), part), shape: part.shape }]);
      });
      if (!a || !b) return true;
      return a.minM.every((min, axis) => min <= b.maxM[axis]! + TOUCH_M && b.minM[axis]! <= a.maxM[axis]! + TOUCH_M);
    },
    slipAt: ({ bodyIds: [a, b] }, pointM, timeS) => sub(velocityAt(a, pointM, timeS), velocityAt(b, pointM, timeS)),
    seedOf: (cueId) => seedFrom(`${scene.settings.seed}/${cueId}`),
  };
}

/** How large a part is across; water and nets are parts that are met without colliding. */
function partSizeM({ id, parts, fluid, nets }: BodyPlan, partId: string): number {
  if (fluid?.partId === partId) return Math.max(...fluid.sizeM);
  const net = nets.find((candidate) => candidate.partId === partId);
  if (net) return net.lengthM;
  const part = parts.find((candidate) => candidate.id === partId);
  if (!part) throw new Error(`Body "${id}" has no part "${partId}".`);
  const { minM, maxM } = shapeBounds(part.shape);
  return Math.max(...sub(maxM, minM));
}
