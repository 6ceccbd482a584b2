import type { Quat } from '../../base/quat.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { propKinds } from '../../props/index.ts';
import { problemsOfJoint } from '../joint-problems.ts';
import { problemsOfProp } from '../kind-problems.ts';
import { freeName, own, propOfTake } from '../queries.ts';
import { referencesTo } from '../references.ts';
import { MAX_SPEED_MPS, MAX_SPIN_RADPS } from '../schema/limits.ts';
import { takeOverrideSchema } from '../schema/take.ts';
import { type Scene, type SceneDrive, type SceneProp, sceneSchema, type TakeOverride } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, assertSound, clampLength, clampPoint, recordOf, unitRotation } from './guard.ts';
import { dropBroken } from './mend.ts';
import { placeLast } from './place.ts';

/** Adds a prop of a kind, as its preset says, under a name that is free. */
export function addProp(wanted: {
  readonly id: string;
  readonly kindId: string;
  /** The kind's defaults where absent. */
  readonly presetId?: string;
  readonly positionM: Vec3;
}): Edit {
  return (scene) => {
    assertFree(scene.props, 'prop', wanted.id);
    const kind = propKinds.get(wanted.kindId);
    const preset = kind.presets.find(({ id }) => id === wanted.presetId);
    if (wanted.presetId !== undefined && !preset) throw new Error(`${kind.label} has no preset "${wanted.presetId}".`);
    scene.props[wanted.id] = {
      name: freeName(scene.props, preset?.label ?? kind.label),
      kind: kind.id,
      order: placeLast(scene.props),
      positionM: clampPoint(wanted.positionM),
      rotation: [0, 0, 0, 1],
      drive: { type: kind.defaultDrive },
      params: kind.params.parse(preset?.params ?? {}) as SceneProp['params'],
    };
  };
}

/** Places a prop, in the active take where that has its own say of the prop. Points beyond the scene are brought to its edge. */
export function setPose(propId: string, pose: { readonly positionM?: Vec3; readonly rotation?: Quat }): Edit {
  return (scene) => {
    const target = overridable(scene, propId);
    if (pose.positionM) target.positionM = clampPoint(pose.positionM);
    if (pose.rotation) target.rotation = unitRotation(pose.rotation);
  };
}

/** Sets the velocity that a prop starts with, in the active take where that has its own say of the prop; capped at the limits. */
export function setRelease(
  propId: string,
  release: { readonly velocityMps?: Vec3; readonly angularVelocityRadps?: Vec3 },
): Edit {
  return (scene) => {
    const before = propOfTake(scene, scene.activeTakeId, propId)?.release;
    const velocity = release.velocityMps ?? before?.velocityMps ?? [0, 0, 0];
    const spin = release.angularVelocityRadps ?? before?.angularVelocityRadps ?? [0, 0, 0];
    overridable(scene, propId).release = {
      velocityMps: clampLength(velocity, MAX_SPEED_MPS),
      angularVelocityRadps: clampLength(spin, MAX_SPIN_RADPS),
    };
  };
}

/** Sets bounciness and grip in place of the table's, in the active take where that has its own say; null goes back to the table. */
export function setSurface(propId: string, surface: NonNullable<SceneProp['surface']> | null): Edit {
  return (scene) => {
    const target = overridable(scene, propId);
    const isOverride = target !== scene.props[propId];
    // An override cannot take away what the prop says, but an empty one stands in its place.
    if (surface === null && !isOverride) delete target.surface;
    else
      target.surface =
        accept(takeOverrideSchema.shape.surface, surface ?? {}, ['props', propId, 'surface'], scene) ?? {};
  };
}

/** Sets params of a prop's kind. Conditions on parts that it no longer has are removed. Throws where the kind refuses. */
export function setParams(propId: string, patch: Readonly<Record<string, SceneProp['params'][string]>>): Edit {
  return (scene) => {
    Object.assign(recordOf(scene.props, 'prop', propId).params, patch);
    assertSound(problemsOfProp(scene, propId));
    dropBroken(scene);
  };
}

/** How a prop moves from now on. Throws where a mark is out of range, or a joint would be left between two still things. */
export function setDrive(propId: string, drive: SceneDrive): Edit {
  return (scene) => {
    const prop = recordOf(scene.props, 'prop', propId);
    prop.drive = accept(sceneSchema.shape.props.valueType.shape.drive, drive, ['props', propId, 'drive'], scene);
    for (const { path } of referencesTo(scene, 'prop', propId))
      if (path[0] === 'joints') assertSound(problemsOfJoint(scene, path[1]!));
  };
}

/** Where changes that a take may make belong: the active take if it varies, else the prop itself. */
export function overridable(scene: Scene, propId: string): TakeOverride {
  const prop = recordOf(scene.props, 'prop', propId);
  const take = recordOf(scene.takes, 'take', scene.activeTakeId);
  if (take.parent === undefined && own(take.overrides, propId) === undefined) return prop;
  take.overrides[propId] ??= {};
  return take.overrides[propId];
}
