import { Group, type Object3D } from 'three';
import { compose, type Pose } from '../core/base/quat.ts';
import { materials } from '../core/materials/index.ts';
import { bodyIdOf } from '../core/props/body-id.ts';
import { propKinds } from '../core/props/index.ts';
import { poseOfBody } from '../core/props/placed-parts.ts';
import type { Part } from '../core/props/prop-kind.ts';
import { propsOfTake, startOf } from '../core/scene/queries.ts';
import type { Scene, SceneProp } from '../core/scene/schema.ts';
import { bodyObject, disposeBody, type SeenBody, type SeenPart } from './body-object.ts';

/** The seen bodies of one prop, where its take starts them. */
export function seenBodies(
  propId: string,
  prop: SceneProp,
): readonly (SeenBody & {
  /** Where it stands in the prop's frame. */
  readonly inProp: Pose;
})[] {
  const kind = propKinds.find(prop.kind);
  if (!kind) return [];
  return kind.bodies(kind.params.parse(prop.params)).map((body) => ({
    id: bodyIdOf(propId, body.id),
    propId,
    ...compose(startOf(prop), poseOfBody(body)),
    inProp: poseOfBody(body),
    parts: body.parts.flatMap(seenPart),
  }));
}

function seenPart({ id, shape, role, materialId, positionM, rotation, colorRgb }: Part): SeenPart[] {
  if (role === 'collide') return [];
  const color = colorRgb ?? materials.get(materialId).colorRgb;
  return [{ id, shape, role, materialId, positionM, rotation, colorRgb: color }];
}

/** The bodies of a scene as three objects, kept in step with the document. */
export interface SceneObjects {
  readonly root: Group;
  /** By body id, as in the plan. */
  readonly bodies: ReadonlyMap<string, Object3D>;
  /** Builds what is new or changed, drops what is gone, and puts every body at its start. */
  update(scene: Scene): void;
  dispose(): void;
}

interface Built {
  readonly kind: string;
  readonly params: SceneProp['params'];
  /** Each with its place in the prop's frame. */
  readonly bodies: readonly { readonly group: Group; readonly inProp: Pose }[];
}

export function createSceneObjects(): SceneObjects {
  const root = new Group();
  const bodies = new Map<string, Object3D>();
  const built = new Map<string, Built>();

  function drop(propId: string): void {
    for (const { group } of built.get(propId)?.bodies ?? []) {
      root.remove(group);
      bodies.delete(group.name);
      disposeBody(group);
    }
    built.delete(propId);
  }

  function build(propId: string, prop: SceneProp): void {
    const made = seenBodies(propId, prop).map((body) => ({ group: bodyObject(body), inProp: body.inProp }));
    for (const { group } of made) {
      root.add(group);
      bodies.set(group.name, group);
    }
    built.set(propId, { kind: prop.kind, params: prop.params, bodies: made });
  }

  return {
    root,
    bodies,
    update(scene) {
      const props = propsOfTake(scene, scene.activeTakeId);
      const kept = new Set(props.map(([id]) => id));
      for (const propId of [...built.keys()]) if (!kept.has(propId)) drop(propId);
      for (const [propId, prop] of props) {
        const known = built.get(propId);
        // The document is immutable: the same params object means the same shape.
        if (known?.kind !== prop.kind || known.params !== prop.params) {
          drop(propId);
          build(propId, prop);
        }
        const start = startOf(prop);
        for (const { group, inProp } of built.get(propId)?.bodies ?? []) {
          const { positionM, rotation } = compose(start, inProp);
          group.position.set(...positionM);
          group.quaternion.set(...rotation);
        }
      }
    },
    dispose() {
      for (const propId of [...built.keys()]) drop(propId);
    },
  };
}
