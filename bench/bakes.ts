import rapier from '@dimforge/rapier3d-compat';
import { createEngine } from '../src/core/bake/engine.ts';
import type { BakePlan } from '../src/core/bake/plan.ts';
import { planBake } from '../src/core/bake/plan-bake.ts';
import { createRun } from '../src/core/bake/run.ts';
import { simulate } from '../src/core/bake/simulate.ts';
import { judgeOutcome } from '../src/core/outcomes/judge.ts';
import type { Scene } from '../src/core/scene/schema.ts';
import { readyScenes } from '../src/core/scenes/index.ts';
import { varyPlan } from '../src/core/trials/vary-plan.ts';
import { type Figure, leastOf, middleRound, sideBySide } from './figure.mjs';
import { courtPlan, type PileSize, pilePlan } from './pile.ts';

const now = () => performance.now();

/** Slices that a run is cut into: some 100 ms of the largest pile. */
const SLICES = 30;

/** A whole bake: its world, its steps and the motion it hands over. */
function* ourBake(plan: BakePlan): Generator<undefined, void> {
  yield;
  const run = createRun(plan);
  while (run.share() < 1) {
    if (run.advance(sliceOf(plan)) === 'needs-engine') run.attach(rapier);
    yield;
  }
  run.motion();
  run.free();
}

const stepCount = (plan: BakePlan) => Math.round(plan.durationS * plan.stepHz);
const sliceOf = (plan: BakePlan) => Math.ceil(stepCount(plan) / SLICES);

/** A world of the plan, its bodies released. */
function releasedWorld(plan: BakePlan) {
  const engine = createEngine(rapier, plan);
  plan.bodies.forEach(({ velocityMps: [x, y, z] }, i) => {
    engine.bodies[i]!.setLinvel({ x, y, z }, true);
  });
  return engine;
}

/** The engine alone on the bodies of a plan: no events, no air, nothing read. Making the world is not counted. */
function* bareSteps(plan: BakePlan): Generator<undefined, void> {
  const { world, free } = releasedWorld(plan);
  world.forEachCollider((collider) => collider.setActiveEvents(rapier.ActiveEvents.NONE));
  for (let step = 0; step < stepCount(plan); step++) {
    if (step % sliceOf(plan) === 0) yield;
    world.step();
  }
  free();
}

/** The loop that anyone would write who wants events, drag and poses: kept as tight as the engine's interface allows. */
function* handWritten(plan: BakePlan): Generator<undefined, void> {
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
  for (let step = 0; step < stepCount(plan); step++) {
    if (step % sliceOf(plan) === 0) yield;
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
  free();
  if (!(impulse > 0)) throw new Error('The pile fell without touching anything.');
}

/** Varied throws, one after another, as trials fly them: what each takes. */
const WORLDS = 100;

/** With a scene, each is judged as well. */
async function worldMs(plan: BakePlan, scene?: Scene): Promise<number> {
  const startMs = now();
  for (let n = 0; n < WORLDS; n++) {
    const varied = varyPlan(plan, { speedFactor: 0.99 + (0.02 * n) / WORLDS });
    const motion = await simulate(varied, { record: 'contacts' });
    if (scene) judgeOutcome(scene, varied, motion);
  }
  return (now() - startMs) / WORLDS;
}

const BARE = 'bare world.step on the same bodies';
const BY_HAND = 'a loop that also drains events, applies drag and reads poses';

/** The figures of one plan: against the bare engine, and against a loop with events, forces and readback. */
function figuresOf(
  id: string,
  label: string,
  plan: BakePlan,
  rounds: number,
  limits: readonly [bare: number, byHand: number],
): Figure[] {
  const taken = sideBySide(rounds, [() => ourBake(plan), () => bareSteps(plan), () => handWritten(plan)]);
  const [ours, bare] = middleRound(taken, 0, 1);
  const [oursAgain, byHand] = middleRound(taken, 0, 2);
  return [
    { id, label, unit: 'ms', ours, against: BARE, bare, limit: limits[0] },
    { id: `${id}-by-hand`, label, unit: 'ms', ours: oursAgain, against: BY_HAND, bare: byHand, limit: limits[1] },
  ];
}

/** What our bakes take in Node against the bare engine on the same bodies. */
export async function bakeFigures(): Promise<Figure[]> {
  await rapier.init();
  const scene = readyScenes.get('missed-free-throw').make();
  const throwPlan = planBake(scene, scene.activeTakeId);
  const figures = [
    ...figuresOf('throw', 'Missed free throw, baked', throwPlan, 30, [1.4, 1.15]),
    ...figuresOf('court', 'Missed free throw with 20 boxes on the court, baked', courtPlan(scene), 15, [1.4, 1.15]),
    ...figuresOf('pile-100', 'Pile of 100 boxes, baked', pilePlan(scene, HUNDRED), 10, [1.35, 1.1]),
    ...figuresOf('pile', 'Pile of 1000 boxes, baked', pilePlan(scene, THOUSAND), 5, [1.35, 1.1]),
  ];
  const [bare = 0] = sideBySide(5, [() => bareSteps(throwPlan)])
    .map(([tookMs = 0]) => tookMs)
    .sort((a, b) => a - b);
  const [baked = 0, judged = 0] = await leastOf(5, [() => worldMs(throwPlan), () => worldMs(throwPlan, scene)]);
  for (const [id, what, ours] of [
    ['world', 'baked', baked],
    ['world-judged', 'baked and judged', judged],
  ] as const) {
    const label = `One of many varied free throws, ${what}: ${Math.round(1000 / ours)} worlds a second and core`;
    figures.push({ id, label, unit: 'ms', ours, against: 'the same throw through the bare engine', bare, limit: 0.5 });
  }
  return figures;
}

const HUNDRED: PileSize = { perSide: 5, layers: 4, durationS: 3 };
const THOUSAND: PileSize = { perSide: 10, layers: 10, durationS: 1.5 };
