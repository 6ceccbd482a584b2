import type { Ordered } from '../../base/order.ts';
import { boundsOfPlaced } from '../../base/shapes/bounds.ts';
import { add, type Vec3 } from '../../base/vec3.ts';
import { propKinds } from '../../props/index.ts';
import { placedParts } from '../../props/placed-parts.ts';
import { fitName, freeName } from '../queries.ts';
import type { Scene, SceneProp } from '../schema.ts';
import type { Edit } from './edit.ts';
import { assertFree, clampPoint, recordOf } from './guard.ts';
import { placeAfter } from './place.ts';

/** The records that a person names and orders. */
const SECTIONS = {
  prop: 'props',
  camera: 'cameras',
  light: 'lights',
  joint: 'joints',
  take: 'takes',
  shot: 'shots',
} as const;
type NamedType = keyof typeof SECTIONS;
/** Room left between a prop and its copy, in metres. */
const GAP_M = 0.1;

/** Names a record; an empty name stays as it was. */
export function rename(type: NamedType, id: string, name: string): Edit {
  return (scene) => {
    const record = recordOf<{ name: string }>(scene[SECTIONS[type]], type, id);
    record.name = fitName(name.trim()) || record.name;
  };
}

/** Puts a copy of a record right after it; a copied prop stands beside the first, in every take. */
export function duplicate(type: Exclude<NamedType, 'take'>, id: string, newId: string): Edit {
  return (scene) => {
    const records = scene[SECTIONS[type]] as Record<string, Ordered & { name: string }>;
    const source = recordOf(records, type, id);
    assertFree(records, type, newId);
    records[newId] = {
      ...copyOf(source),
      name: freeName(records, source.name),
      order: placeAfter(records, id),
    };
    if (type === 'prop') standBeside(scene, id, newId);
  };
}

function standBeside(scene: Scene, id: string, newId: string): void {
  const prop = recordOf(scene.props, 'prop', newId);
  const offset: Vec3 = [widthOf(prop) + GAP_M, 0, 0];
  prop.positionM = clampPoint(add(prop.positionM, offset));
  for (const take of Object.values(scene.takes)) {
    const override = take.overrides[id];
    if (!override) continue;
    take.overrides[newId] = copyOf(override);
    if (override.positionM) take.overrides[newId].positionM = clampPoint(add(override.positionM, offset));
  }
}

function widthOf(prop: SceneProp): number {
  const kind = propKinds.get(prop.kind);
  const { minM, maxM } = boundsOfPlaced(placedParts(kind.bodies(kind.params.parse(prop.params))));
  return maxM[0] - minM[0];
}

/** Records are plain JSON, so a copy through JSON is a whole one. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
