import { error, type Problem, warning } from '../base/problem.ts';
import { boundsOfPlaced } from '../base/shapes/bounds.ts';
import { fastestSpinRadps, stepHzForSpin } from '../base/spin-limit.ts';
import { framesPerSecond } from '../base/time.ts';
import { length } from '../base/vec3.ts';
import { propKinds } from '../props/index.ts';
import type { Body } from '../props/prop-kind.ts';
import { rigKinds } from '../rigs/index.ts';
import { describeIssue, nameOf } from './describe.ts';
import { problemsOfJoint } from './joint-problems.ts';
import { STEP_HZ_RANGE } from './schema/limits.ts';
import type { Scene } from './schema.ts';

/** No part may be larger across, in metres: beyond it the engine's single precision loses millimetres. */
export const MAX_PART_M = 1000;
/** No part that collides may be smaller across, in metres: below it contacts are rounding errors. */
export const MIN_PART_M = 0.0005;
/** A last frame this much after the end, in seconds, still shows the end: times of frames are rounded. */
const SLACK_S = 1e-9;

/** Kinds that do not exist, params that do not fit them, and bodies that no engine could move. */
export function kindProblems(scene: Scene): readonly Problem[] {
  return [
    ...Object.keys(scene.props).flatMap((id) => problemsOfProp(scene, id)),
    ...Object.keys(scene.cameras).flatMap((id) => problemsOfRig(scene, id)),
    ...Object.keys(scene.joints).flatMap((id) => problemsOfJoint(scene, id)),
  ];
}

/** What keeps one prop from being made. */
export function problemsOfProp(scene: Scene, id: string): readonly Problem[] {
  const prop = scene.props[id]!;
  const kind = propKinds.find(prop.kind);
  if (!kind) return [unknownKind(['props', id, 'kind'], scene, prop.kind, propKinds.all)];
  const params = kind.params.safeParse(prop.params);
  if (!params.success) {
    return params.error.issues.map((issue) => describeIssue(issue, scene, ['props', id, 'params']));
  }
  return kind.bodies(params.data).flatMap((body) => problemsOfBody(scene, id, body));
}

function problemsOfBody(scene: Scene, id: string, body: Body): readonly Problem[] {
  const path = ['props', id, 'params'];
  const { subject } = nameOf(path, scene);
  const say = (rule: string) => error(path.join('.'), `${subject}: ${rule}`);
  if (body.massKg !== undefined && !(body.massKg > 0 && Number.isFinite(body.massKg)))
    return [say(`its mass must be more than 0 kg, but is ${body.massKg}. Change its params.`)];
  return body.parts
    .filter((part) => part.role !== 'show')
    .flatMap((part) => {
      const { minM, maxM } = boundsOfPlaced([part]);
      const sizes = maxM.map((high, axis) => high - minM[axis]!);
      const isSound = sizes.every((size) => size >= MIN_PART_M && size <= MAX_PART_M);
      const shown = sizes.map((size) => Number(size.toPrecision(3))).join(' × ');
      return isSound
        ? []
        : [
            say(
              `its ${part.label} must measure ${MIN_PART_M} to ${MAX_PART_M} m, but is ${shown} m. Change its params.`,
            ),
          ];
    });
}

/** What keeps the rig of one camera from being used. */
export function problemsOfRig(scene: Scene, id: string): readonly Problem[] {
  const camera = scene.cameras[id]!;
  const kind = rigKinds.find(camera.rig.kind);
  if (!kind) return [unknownKind(['cameras', id, 'rig', 'kind'], scene, camera.rig.kind, rigKinds.all)];
  const params = kind.params.safeParse(camera.rig.params);
  if (params.success) return [];
  return params.error.issues.map((issue) => describeIssue(issue, scene, ['cameras', id, 'rig', 'params']));
}

/** Spins that the engine will hold back, and shots that begin or go on after the end: the scene loads, but not as meant. */
export function sceneWarnings(scene: Scene): readonly Problem[] {
  const { physicsStepHz, durationS, frameRate } = scene.settings;
  const fastest = fastestSpinRadps(physicsStepHz);
  const releases = [
    ...Object.entries(scene.props).map(([id, prop]) => ({ id, path: ['props', id, 'release'], release: prop.release })),
    ...Object.entries(scene.takes).flatMap(([takeId, take]) =>
      Object.entries(take.overrides).map(([id, { release }]) => ({
        id,
        path: ['takes', takeId, 'overrides', id, 'release'],
        release,
      })),
    ),
  ];
  const spins = releases.flatMap(({ id, path, release }) => {
    const spin = release ? length(release.angularVelocityRadps) : 0;
    if (spin <= fastest || isBall(scene, id)) return [];
    const needed = stepHzForSpin(spin);
    const most = STEP_HZ_RANGE[1];
    return [
      warning(
        path.join('.'),
        `${nameOf(path, scene).subject}: it spins at ${round(spin)} rad/s, but ${physicsStepHz} physics steps a second ` +
          `carry at most ${round(fastest)}. ` +
          (needed <= most
            ? `Set settings.physicsStepHz to ${needed} or more.`
            : `Even the most, ${most}, carry no more than ${round(fastestSpinRadps(most))}: lower the spin.`),
      ),
    ];
  });
  const shots = Object.entries(scene.shots).flatMap(([id, shot]) => {
    if (shot.sourceStartS >= durationS) {
      const path = ['shots', id, 'sourceStartS'];
      return [
        warning(
          path.join('.'),
          `${nameOf(path, scene).subject}: it begins at ${shot.sourceStartS} s, but the scene ends at ${durationS} s. ` +
            'Start it earlier, or lengthen the scene.',
        ),
      ];
    }
    const lastS = shot.sourceStartS + ((shot.durationFrames - 1) / framesPerSecond(frameRate)) * shot.speed;
    if (lastS <= durationS + SLACK_S) return [];
    const path = ['shots', id, 'durationFrames'];
    return [
      warning(
        path.join('.'),
        `${nameOf(path, scene).subject}: it shows the scene up to ${round(lastS)} s, but the scene ends at ${durationS} s; ` +
          'from there on everything stands still. Shorten the shot, or lengthen the scene.',
      ),
    ];
  });
  return [...spins, ...shots];
}

/** Whether a prop is a lone ball, whose spin the bake carries itself, however fast. */
function isBall(scene: Scene, propId: string): boolean {
  const prop = scene.props[propId]!;
  const kind = propKinds.get(prop.kind);
  const parts = kind.bodies(kind.params.parse(prop.params)).flatMap((body) => body.parts);
  return parts.filter((part) => part.role !== 'show').every((part) => part.shape.type === 'ball');
}

function unknownKind(
  path: readonly string[],
  scene: Scene,
  kind: string,
  known: readonly { readonly id: string }[],
): Problem {
  const { subject } = nameOf(path, scene);
  const list = known.map(({ id }) => id).join(', ');
  return error(path.join('.'), `${subject}: "${kind}" is not a kind that this version knows. Choose one of: ${list}.`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
