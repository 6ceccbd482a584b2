import { inOrder } from '../base/order.ts';
import { type Problem, warning } from '../base/problem.ts';
import { length } from '../base/vec3.ts';
import { propKinds } from '../props/index.ts';
import type { Body } from '../props/prop-kind.ts';
import { nameOf } from './describe.ts';
import { own } from './queries.ts';
import type { Release, Scene, SceneNudge } from './schema.ts';

/** What a scene says and physics never does: throws of what follows marks, water and nets that move, nudges of a bent bounce. */
export function idleWarnings(scene: Scene): readonly Problem[] {
  const overrides = Object.entries(scene.takes).flatMap(([takeId, take]) =>
    Object.entries(take.overrides).map(([id, override]) => ({
      id,
      path: ['takes', takeId, 'overrides', id],
      ...override,
    })),
  );
  const props = Object.entries(scene.props).map(([id, prop]) => ({ id, path: ['props', id], ...prop }));
  return [
    ...Object.keys(scene.props).flatMap((id) => movedMediumWarnings(scene, id)),
    ...[...props, ...overrides].flatMap(({ id, path, release, nudges }) => [
      ...releaseWarnings(scene, id, [...path, 'release'], release),
      ...nudgeWarnings(scene, [...path, 'nudges'], nudges ?? {}),
      ...heldNudgeWarnings(scene, id, [...path, 'nudges'], nudges ?? {}),
    ]),
  ];
}

function bodiesOf(scene: Scene, propId: string): readonly Body[] {
  const prop = own(scene.props, propId);
  if (!prop) return [];
  const kind = propKinds.get(prop.kind);
  return kind.bodies(kind.params.parse(prop.params));
}

function movedMediumWarnings(scene: Scene, id: string): readonly Problem[] {
  if (scene.props[id]!.drive.type === 'still') return [];
  const bodies = bodiesOf(scene, id);
  const path = ['props', id, 'drive'];
  const say = (medium: string, lets: string) =>
    warning(
      path.join('.'),
      `${nameOf(path, scene).subject}: it is not Still, and ${medium} of a thing that moves does nothing: ${lets}. Make it Still.`,
    );
  return [
    ...(bodies.some(({ fluid }) => fluid) ? [say('the water', 'things fall through it without floating')] : []),
    ...(bodies.some(({ nets }) => nets?.length) ? [say('the net', 'balls go through it without being slowed')] : []),
  ];
}

function releaseWarnings(scene: Scene, id: string, path: readonly string[], release?: Release): readonly Problem[] {
  const type = own(scene.props, id)?.drive.type;
  if (!release || (type !== 'animated' && type !== 'let-go')) return [];
  if (length(release.velocityMps) === 0 && length(release.angularVelocityRadps) === 0) return [];
  // What hangs on an animated prop is free from the start, and is thrown.
  if (bodiesOf(scene, id).some((body) => body.id !== 'main')) return [];
  const [does, instead] =
    type === 'animated'
      ? ['it is Animated, so it follows its marks', 'make it Free']
      : ['it is Let go, so it leaves with the speed of its marks', 'change its marks'];
  return [
    warning(
      path.join('.'),
      `${nameOf(path, scene).subject}: ${does} and its release is ignored. Remove the release, or ${instead}.`,
    ),
  ];
}

/** Nudges of what a joint holds, whose bounces are not bent. */
function heldNudgeWarnings(
  scene: Scene,
  propId: string,
  path: readonly string[],
  nudges: Readonly<Record<string, SceneNudge>>,
): readonly Problem[] {
  const held = inOrder(scene.joints).find(([, { a, b }]) => a.propId === propId || b?.propId === propId);
  if (!held) return [];
  const joint = held[1].name || held[0];
  return inOrder(nudges).map(([id]) => {
    const at = [...path, id];
    return warning(
      at.join('.'),
      `${nameOf([...at, 'nth'], scene).subject}: the joint "${joint}" holds this prop, and nudges bend only the bounces of ` +
        'balls that fly freely; it does nothing. Remove the nudge, or the joint.',
    );
  });
}

/** Nudges that wait for the same bounce as one before them. */
function nudgeWarnings(
  scene: Scene,
  path: readonly string[],
  nudges: Readonly<Record<string, SceneNudge>>,
): readonly Problem[] {
  const all = inOrder(nudges);
  return all.flatMap(([id, nudge], index) => {
    const first = all.slice(0, index).find(([, before]) => isSameBounce(before, nudge));
    if (!first) return [];
    const at = [...path, id];
    const on = own(scene.props, nudge.on.propId)?.name || nudge.on.propId;
    return [
      warning(
        at.join('.'),
        `${nameOf([...at, 'nth'], scene).subject}: it bends bounce ${nudge.nth} on "${on}", as the nudge "${first[0]}" does; ` +
          'only the first acts. Remove one.',
      ),
    ];
  });
}

function isSameBounce(a: SceneNudge, b: SceneNudge): boolean {
  if (a.nth !== b.nth || a.on.propId !== b.on.propId) return false;
  return a.on.partId === undefined || b.on.partId === undefined || a.on.partId === b.on.partId;
}
