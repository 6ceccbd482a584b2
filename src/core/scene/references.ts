import { inOrder } from '../base/order.ts';
import { error, type Problem } from '../base/problem.ts';
import { rigKinds } from '../rigs/index.ts';
import { type Anatomy, anatomyOf } from './anatomy.ts';
import { nameOf } from './describe.ts';
import { own } from './queries.ts';
import type { Condition, Scene, SceneJoint, SceneProp } from './schema.ts';

/** The sorts of record that others name. */
export type TargetType = 'prop' | 'camera' | 'take';

/** A field of the scene that names a record, or a record that is keyed by another's id. */
export interface Reference {
  /** Of the field, from the root of the document. */
  readonly path: readonly string[];
  readonly type: TargetType;
  readonly id: string;
  /** Named within that prop, where it is. */
  readonly bodyId?: string;
  readonly partId?: string;
  readonly passageId?: string;
}

const TARGETS = { prop: 'props', camera: 'cameras', take: 'takes' } as const;

/** Every reference of the scene. Rigs of unknown kind or with params that do not parse count as naming nothing. */
export function referencesOf(scene: Scene): readonly Reference[] {
  return [
    { path: ['activeTakeId'], type: 'take', id: scene.activeTakeId },
    ...Object.entries(scene.takes).flatMap(([id, take]): Reference[] => [
      ...(take.parent === undefined
        ? []
        : [{ path: ['takes', id, 'parent'], type: 'take', id: take.parent } satisfies Reference]),
      ...Object.entries(take.overrides).flatMap(([propId, { nudges }]): Reference[] => [
        { path: ['takes', id, 'overrides', propId], type: 'prop', id: propId },
        ...referencesOfNudges(nudges).map((ref) => ({
          ...ref,
          path: ['takes', id, 'overrides', propId, ...ref.path],
        })),
      ]),
    ]),
    ...Object.entries(scene.cameras).flatMap(([id, camera]): Reference[] => [
      ...propIdsOfRig(camera.rig).map(
        (propId): Reference => ({ path: ['cameras', id, 'rig', 'params'], type: 'prop', id: propId }),
      ),
      ...(camera.lens.focus.type === 'prop'
        ? [{ path: ['cameras', id, 'lens', 'focus', 'propId'], type: 'prop', id: camera.lens.focus.propId } as const]
        : []),
    ]),
    ...Object.entries(scene.shots).flatMap(([id, shot]): Reference[] => [
      { path: ['shots', id, 'cameraId'], type: 'camera', id: shot.cameraId },
      { path: ['shots', id, 'takeId'], type: 'take', id: shot.takeId },
    ]),
    ...Object.entries(scene.props).flatMap(([id, prop]) =>
      referencesOfNudges(prop.nudges).map((ref) => ({ ...ref, path: ['props', id, ...ref.path] })),
    ),
    ...Object.entries(scene.joints).flatMap(([id, joint]): Reference[] => [
      referenceOfEnd(['joints', id, 'a'], joint.a),
      ...(joint.b ? [referenceOfEnd(['joints', id, 'b'], joint.b)] : []),
    ]),
    ...Object.entries(scene.outcome).flatMap(([id, condition]) =>
      referencesOfCondition(condition).map((ref) => ({ ...ref, path: ['outcome', id, ...ref.path] })),
    ),
  ];
}

/** The references that name one record. */
export function referencesTo(scene: Scene, type: TargetType, id: string): readonly Reference[] {
  return referencesOf(scene).filter((ref) => ref.type === type && ref.id === id);
}

/** The parts, passages and props that a condition names; paths start at the condition. */
export function referencesOfCondition(condition: Condition): readonly Reference[] {
  const part = (path: readonly string[], ref: { propId: string; partId?: string | undefined }): Reference => ({
    path,
    type: 'prop',
    id: ref.propId,
    ...(ref.partId === undefined ? {} : { partId: ref.partId }),
  });
  switch (condition.type) {
    case 'touch':
      return [part(['a'], condition.a), part(['b'], condition.b)];
    case 'sequence':
      return [
        part(['subject'], condition.subject),
        ...inOrder(condition.steps).map(([id, step]) => part(['steps', id, 'part'], step.part)),
      ];
    case 'pass':
      return [
        part(['propId'], condition),
        { path: ['through'], type: 'prop', id: condition.through.propId, passageId: condition.through.passageId },
      ];
    default:
      return [part(['propId'], condition)];
  }
}

function referencesOfNudges(nudges: SceneProp['nudges']): readonly Reference[] {
  return Object.entries(nudges ?? {}).map(([id, { on }]) => ({
    path: ['nudges', id, 'on'],
    type: 'prop',
    id: on.propId,
    ...(on.partId === undefined ? {} : { partId: on.partId }),
  }));
}

function referenceOfEnd(path: readonly string[], end: NonNullable<SceneJoint['b']>): Reference {
  return { path, type: 'prop', id: end.propId, ...(end.bodyId === undefined ? {} : { bodyId: end.bodyId }) };
}

/** References to what is not there, and takes that descend from themselves. */
export function referenceProblems(scene: Scene): readonly Problem[] {
  const problems = brokenReferences(scene).map(({ ref, fault }) => {
    const { subject, field } = nameOf(ref.path, scene);
    return error(ref.path.join('.'), `${subject}: ${field} names ${fault}`);
  });
  for (const id of Object.keys(scene.takes)) {
    if (!descendsFromItself(scene, id)) continue;
    const { subject } = nameOf(['takes', id, 'parent'], scene);
    problems.push(error(`takes.${id}.parent`, `${subject}: its parents lead back to it. Remove one of the parents.`));
  }
  return problems;
}

/** The references whose record, or the body, part or passage within it, does not exist, each with the rest of a sentence. */
export function brokenReferences(scene: Scene): readonly { readonly ref: Reference; readonly fault: string }[] {
  // A prop may be named many times, and taking one apart is not free.
  const anatomies = new Map<string, Anatomy | null>();
  const anatomy = (propId: string): Anatomy | null => {
    if (!anatomies.has(propId)) anatomies.set(propId, anatomyOf(scene.props[propId]!));
    return anatomies.get(propId) ?? null;
  };
  return referencesOf(scene).flatMap((ref) => {
    const fault = faultOf(scene, ref, anatomy);
    return fault === null ? [] : [{ ref, fault }];
  });
}

function faultOf(scene: Scene, ref: Reference, anatomy: (propId: string) => Anatomy | null): string | null {
  const records = scene[TARGETS[ref.type]];
  if (!Object.hasOwn(records, ref.id))
    return `the ${ref.type} "${ref.id}", which does not exist. ${choice(Object.keys(records))}`;
  if (ref.bodyId === undefined && ref.partId === undefined && ref.passageId === undefined) return null;
  const { bodyIds, partIds, passageIds } = anatomy(ref.id) ?? {};
  const name = scene.props[ref.id]!.name;
  if (ref.bodyId !== undefined && bodyIds && !bodyIds.includes(ref.bodyId))
    return `the body "${ref.bodyId}", which "${name}" does not have. ${choice(bodyIds)}`;
  if (ref.partId !== undefined && partIds && !partIds.includes(ref.partId))
    return `the part "${ref.partId}", which "${name}" does not have. ${choice(partIds)}`;
  if (ref.passageId !== undefined && passageIds && !passageIds.includes(ref.passageId))
    return `the passage "${ref.passageId}", which "${name}" does not have. ${choice(passageIds)}`;
  return null;
}

function propIdsOfRig(rig: Scene['cameras'][string]['rig']): readonly string[] {
  const kind = rigKinds.find(rig.kind);
  const params = kind?.params.safeParse(rig.params);
  return kind && params?.success ? [...new Set(kind.propIds(params.data))] : [];
}

function descendsFromItself(scene: Scene, takeId: string): boolean {
  let id = own(scene.takes, takeId)?.parent;
  for (let steps = 0; id !== undefined && steps <= Object.keys(scene.takes).length; steps++) {
    if (id === takeId) return true;
    id = own(scene.takes, id)?.parent;
  }
  return false;
}

function choice(ids: readonly string[]): string {
  if (ids.length === 0) return 'There is none; leave it out.';
  const list = ids.slice(0, 8).map((id) => `"${id}"`);
  return `Choose ${list.length === 1 ? '' : 'one of '}${list.join(', ')}${ids.length > 8 ? ', …' : ''}.`;
}
