import { clamp } from '../../base/math.ts';
import type { Pose } from '../../base/quat.ts';
import { distance } from '../../base/vec3.ts';
import { rigKinds } from '../../rigs/index.ts';
import { propOfTake, startOf } from '../queries.ts';
import { brokenReferences } from '../references.ts';
import { FOCUS_RANGE_M } from '../schema/limits.ts';
import type { Scene, SceneCamera, SceneProp } from '../schema.ts';

/**
 * Takes out what names a record, body, part or passage that is no longer there: conditions and steps of sequences,
 * overrides, joints, nudges, shots. Rigs and lenses must have let go of it before.
 */
export function dropBroken(scene: Scene): void {
  for (const { ref } of brokenReferences(scene)) {
    const [section, id, field, key] = ref.path as readonly [string, string, string?, string?];
    if (section === 'shots') delete scene.shots[id];
    else if (section === 'joints') delete scene.joints[id];
    else if (section === 'props' && field === 'nudges') dropNudge(scene.props[id], key!);
    else if (section === 'takes' && ref.path[4] === 'nudges') {
      // An override without nudges would let the prop's own through: it keeps an empty say.
      delete scene.takes[id]?.overrides[key!]?.nudges?.[ref.path[5]!];
    } else if (section === 'takes' && field === 'overrides') delete scene.takes[id]?.overrides[key!];
    else if (section === 'outcome') dropFromCondition(scene, id, field, key);
    else throw new Error(`${ref.path.join('.')} names what is not there, and has no other choice.`);
  }
}

/** Makes cameras that aim at, follow or focus on a prop stand and focus where they do at the start of the active take. */
export function releaseCameras(scene: Scene, propId: string): void {
  for (const camera of Object.values(scene.cameras)) {
    const pose = startPose(scene, camera);
    const kind = rigKinds.get(camera.rig.kind);
    if (camera.lens.focus.type === 'prop' && camera.lens.focus.propId === propId) {
      const target = poseOf(scene, propId)?.positionM ?? pose.positionM;
      const distanceM = clamp(distance(pose.positionM, target), ...FOCUS_RANGE_M);
      camera.lens.focus = { type: 'distance', distanceM };
    }
    if (kind.propIds(kind.params.parse(camera.rig.params)).includes(propId)) camera.rig = rigAt(pose);
  }
}

/** A rig that holds a camera at a pose. */
export function rigAt(pose: Pose): SceneCamera['rig'] {
  const kind = rigKinds.all.find((candidate) => candidate.fromPose);
  if (!kind?.fromPose) throw new Error('No kind of rig can be made from a pose.');
  return { kind: kind.id, params: kind.params.parse(kind.fromPose(pose)) as SceneCamera['rig']['params'] };
}

/** Where a camera stands before anything has moved. */
function startPose(scene: Scene, camera: SceneCamera): Pose {
  const kind = rigKinds.get(camera.rig.kind);
  return kind.poseAt(kind.params.parse(camera.rig.params), { timeS: 0, propAt: (id) => poseOf(scene, id) });
}

function poseOf(scene: Scene, propId: string): Pose | null {
  const prop = propOfTake(scene, scene.activeTakeId, propId);
  return prop ? startOf(prop) : null;
}

function dropNudge(prop: SceneProp | undefined, nudgeId: string): void {
  if (!prop?.nudges) return;
  delete prop.nudges[nudgeId];
  if (Object.keys(prop.nudges).length === 0) delete prop.nudges;
}

function dropFromCondition(scene: Scene, id: string, field: string | undefined, stepId: string | undefined): void {
  const condition = scene.outcome[id];
  if (!condition) return;
  if (condition.type === 'sequence' && field === 'steps') {
    delete condition.steps[stepId!];
    if (Object.keys(condition.steps).length > 0) return;
  }
  delete scene.outcome[id];
}
