import rapier from '@dimforge/rapier3d-compat';
import { createEngine } from '../src/core/bake/engine.ts';
import type { BakePlan } from '../src/core/bake/plan.ts';
import { planBake } from '../src/core/bake/plan-bake.ts';
import { simulate } from '../src/core/bake/simulate.ts';
import { readyScenes } from '../src/core/scenes/index.ts';
import { varyPlan } from '../src/core/trials/vary-plan.ts';
import { type Figure, leastOf } from './figure.mjs';
import { courtPlan, type PileSize, pilePlan } from './pile.ts';

const now = () => performance.now();

async function bakeMs(plan: BakePlan): Promise<number> {
  const startMs = now();
  await simulate(plan, {});
  return now() - startMs;
}

const stepCount = (plan: BakePlan) => Math.round(plan.durationS * plan.stepHz);

/** A world of the plan, its bodies released. */
function releasedWorld(plan: BakePlan) {
  const engine = createEngine(rapier, plan);
  plan.bodies.forEach(({ velocityMps: [x, y, z] }, i) => {
    engine.bodies[i]!.setLinvel({ x, y, z }, true);
  });
  return engine;
}

/** The engine alone on the bodies of a plan: no events, no air, nothing read. Making the world is not counted. */
function bareMs(plan: BakePlan): number {
  const { world, free } = releasedWorld(plan);
  world.forEachCollider((collider) => collider.setActiveEvents(rapier.ActiveEvents.NONE));
  const startMs = now();
  for (let step = stepCount(plan); step > 0; step--) world.step();
  const tookMs = now() - startMs;
  free();
  return tookMs;
}

/** The loop that anyone would write who wants events, drag and poses: kept as tight as the engine's interface allows. */
function handWrittenMs(plan: BakePlan): number {
  const { world, events, bodies, free } = releasedWorld(plan);
  const moving = bodies.filter((body) => body.isDynamic());
  const positions = new Float32Array(stepCount(plan) * moving.length * 7);
  const p = { x: 0, y: 0, z: 0 };
  const q = { x: 0, y: 0, z: 0, w: 1 };
  const v = { x: 0, y: 0, z: 0 };
  /** Half the density of air times a drag coefficient of 1 times the face of a box. */
  const dragPerSpeed2 = 0.5 * 1.2 * 0.04;
  let impulse = 0;
  let at = 0;
  const startMs = now();
  for (let step = stepCount(plan); step > 0; step--) {
    for (const body of moving) {
      body.linvel(v);
      const drag = -dragPerSpeed2 * Math.sqrt(v.x * v.x + v.y * v.y + v.z * v.z);
      body.resetForces(false);
      body.addForce({ x: v.x * drag, y: v.y * drag, z: v.z * drag }, false);
    }
    world.step(events);
    events.drainContactForceEvents((event) => {
      impulse += event.totalForceMagnitude() * world.timestep;
    });
    for (const body of moving) {
      body.translation(p);
      body.rotation(q);
      positions[at++] = p.x;
      positions[at++] = p.y;
      positions[at++] = p.z;
      positions[at++] = q.x;
      positions[at++] = q.y;
      positions[at++] = q.z;
      positions[at++] = q.w;
    }
  }
  const tookMs = now() - startMs;
  free();
  if (!(impulse > 0)) throw new Error('The pile fell without touching anything.');
  return tookMs;
}

/** Varied throws, one after another, as trials fly them: what each takes. */
const WORLDS = 100;

async function worldMs(plan: BakePlan): Promise<number> {
  const startMs = now();
  for (let n = 0; n < WORLDS; n++) {
    await simulate(varyPlan(plan, { speedFactor: 0.99 + (0.02 * n) / WORLDS }), { record: 'contacts' });
  }
  return (now() - startMs) / WORLDS;
}

const BARE = 'bare world.step on the same bodies';
const BY_HAND = 'a loop that also drains events, applies drag and reads poses';

/** The figures of one plan: against the bare engine, and against a loop with events, forces and readback. */
async function figuresOf(
  id: string,
  label: string,
  plan: BakePlan,
  rounds: number,
  limits: readonly [bare: number, byHand: number],
): Promise<Figure[]> {
  const [ours = 0, bare = 0, byHand = 0] = await leastOf(rounds, [
    () => bakeMs(plan),
    () => bareMs(plan),
    () => handWrittenMs(plan),
  ]);
  return [
    { id, label, unit: 'ms', ours, against: BARE, bare, limit: limits[0] },
    { id: `${id}-by-hand`, label, unit: 'ms', ours, against: BY_HAND, bare: byHand, limit: limits[1] },
  ];
}

/** What our bakes take in Node against the bare engine on the same bodies. */
export async function bakeFigures(): Promise<Figure[]> {
  await rapier.init();
  const scene = readyScenes.get('missed-free-throw').make();
  const throwPlan = planBake(scene, scene.activeTakeId);
  const figures = [
    ...(await figuresOf('throw', 'Missed free throw, baked', throwPlan, 30, [1.4, 1.15])),
    ...(await figuresOf(
      'court',
      'Missed free throw with 20 boxes on the court, baked',
      courtPlan(scene),
      15,
      [1.4, 1.15],
    )),
    ...(await figuresOf('pile-100', 'Pile of 100 boxes, baked', pilePlan(scene, HUNDRED), 10, [1.35, 1.1])),
    ...(await figuresOf('pile', 'Pile of 1000 boxes, baked', pilePlan(scene, THOUSAND), 5, [1.35, 1.1])),
  ];
  const [world = 0, bare = 0] = await leastOf(5, [() => worldMs(throwPlan), () => bareMs(throwPlan)]);
  figures.push({
    id: 'world',
    label: `One of many varied free throws, ${Math.round(1000 / world)} worlds a second`,
    unit: 'ms',
    ours: world,
    against: 'the same throw through the bare engine',
    bare,
    limit: 0.5,
  });
  return figures;
}

const HUNDRED: PileSize = { perSide: 5, layers: 4, durationS: 3 };
const THOUSAND: PileSize = { perSide: 10, layers: 10, durationS: 1.5 };
