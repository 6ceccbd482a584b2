import type { Motion } from '../../core/motion/motion.ts';
import type { Condition, Scene } from '../../core/scene/schema.ts';
import type { TakeResult } from '../../core/tasks.ts';

/** Bodies that stray less than this from where they start have not moved, in metres. */
const MOVED_M = 0.02;
/** Up to this many moving bodies are all worth following. */
const FEW = 8;
/** Of a crowd, at least this many are followed, the first to move. */
const LEAST = 3;

/** How one body got about. */
export interface Travel {
  /** When it first left its place; infinite where it never does. */
  readonly movedAtS: number;
  readonly lengthM: number;
}

/** A body in the order in which a director follows them. */
export interface Followed {
  readonly bodyId: string;
  readonly propId: string;
  /** Named by a wish, animated or let go, or thrown. */
  readonly isLed: boolean;
}

/** The props that the scene's wishes are about. */
export function wishedProps(scene: Scene): ReadonlySet<string> {
  return new Set(Object.values(scene.outcome).map(subjectOf));
}

function subjectOf(condition: Condition): string {
  if (condition.type === 'touch') return condition.a.propId;
  return condition.type === 'sequence' ? condition.subject.propId : condition.propId;
}

/** Every body that moved: first what wishes name, then what is led or thrown, then by when it first moved. */
export function followedBodies(scene: Scene, { plan, motion }: TakeResult): readonly Followed[] {
  const travels = travelsOf(motion);
  const wished = wishedProps(scene);
  const rankOf = (body: (typeof plan.bodies)[number]): number => {
    // A wheel is followed after every car.
    const behind = body.id === body.propId ? 0 : 3;
    if (wished.has(body.propId)) return behind;
    const isLed = body.drive === 'animated' || body.drive === 'let-go' || isThrown(body.velocityMps);
    return behind + (isLed ? 1 : 2);
  };
  return plan.bodies
    .filter((body) => body.drive !== 'still' && Number.isFinite(travels.get(body.id)?.movedAtS))
    .map((body) => ({ body, rank: rankOf(body), movedAtS: travels.get(body.id)!.movedAtS }))
    .sort((a, b) => a.rank - b.rank || a.movedAtS - b.movedAtS)
    .map(({ body, rank }) => ({ bodyId: body.id, propId: body.propId, isLed: rank < 2 }));
}

/** The few bodies that a shot is about: all that move where they are few; of a crowd those that are led and the first to move. */
export function heroBodies(scene: Scene, result: TakeResult): ReadonlySet<string> {
  const followed = followedBodies(scene, result);
  const mains = followed.filter(({ bodyId, propId }) => bodyId === propId);
  const worth = mains.length > 0 ? mains : followed;
  if (worth.length <= FEW) return new Set(worth.map(({ bodyId }) => bodyId));
  const led = worth.filter(({ isLed }) => isLed).length;
  return new Set(worth.slice(0, Math.min(FEW, Math.max(LEAST, led))).map(({ bodyId }) => bodyId));
}

const known = new WeakMap<Motion, ReadonlyMap<string, Travel>>();

/** How each body of a motion got about; worked out once per motion. */
export function travelsOf(motion: Motion): ReadonlyMap<string, Travel> {
  const cached = known.get(motion);
  if (cached) return cached;
  const travels = new Map<string, Travel>();
  for (const { bodyId, timesS, positionsM: p } of motion.tracks) {
    let movedAtS = Number.POSITIVE_INFINITY;
    let lengthM = 0;
    for (let i = 1; i < timesS.length; i++) {
      const at = 3 * i;
      lengthM += Math.hypot(p[at]! - p[at - 3]!, p[at + 1]! - p[at - 2]!, p[at + 2]! - p[at - 1]!);
      if (movedAtS !== Number.POSITIVE_INFINITY) continue;
      if (Math.hypot(p[at]! - p[0]!, p[at + 1]! - p[1]!, p[at + 2]! - p[2]!) >= MOVED_M) movedAtS = timesS[i]!;
    }
    travels.set(bodyId, { movedAtS, lengthM });
  }
  known.set(motion, travels);
  return travels;
}

function isThrown(velocityMps: readonly number[]): boolean {
  return velocityMps.some((speed) => speed !== 0);
}
