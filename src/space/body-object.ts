import { DoubleSide, Group, Mesh, MeshStandardMaterial, SRGBColorSpace } from 'three';
import type { Pose } from '../core/base/quat.ts';
import type { Shape } from '../core/base/shapes/shape.ts';
import { shapeGeometry } from './shape-geometry.ts';

/** A part that is seen. */
export interface SeenPart extends Pose {
  readonly id: string;
  readonly shape: Shape;
  /** `show` parts are paint and trim. */
  readonly role: 'both' | 'show';
  readonly materialId: string;
  /** sRGB, 0 to 1. */
  readonly colorRgb: readonly [number, number, number];
}

/** A body as it is seen, at the pose at which its take begins. */
export interface SeenBody extends Pose {
  /** As in the plan: the prop's id for its main body, else `<propId>.<bodyId>`. */
  readonly id: string;
  readonly propId: string;
  readonly parts: readonly SeenPart[];
}

/** What a mesh says of itself to whoever picks it. */
export interface PartTag {
  readonly bodyId: string;
  readonly propId: string;
  readonly partId: string;
}

/** How much of the light a see-through material stops, 0 to 1; all others, and paint on them, are opaque. */
const OPACITY: Readonly<Record<string, number>> = { glass: 0.3, 'tempered-glass': 0.42, water: 0.5, ice: 0.75 };

/** One group per body, at its start pose, with a mesh per part. */
export function bodyObject(body: SeenBody): Group {
  const group = new Group();
  group.name = body.id;
  placeAt(group, body);
  for (const part of body.parts) group.add(partMesh(body, part));
  return group;
}

function partMesh(body: SeenBody, part: SeenPart): Mesh {
  const opacity = part.role === 'both' ? (OPACITY[part.materialId] ?? 1) : 1;
  const material = new MeshStandardMaterial({ roughness: 0.82, metalness: 0 });
  material.color.setRGB(part.colorRgb[0], part.colorRgb[1], part.colorRgb[2], SRGBColorSpace);
  if (opacity < 1) {
    material.transparent = true;
    material.opacity = opacity;
    material.depthWrite = false;
  }
  if (part.shape.type === 'mesh' || part.shape.type === 'strands') material.side = DoubleSide;
  const mesh = new Mesh(shapeGeometry(part.shape), material);
  mesh.name = part.id;
  placeAt(mesh, part);
  mesh.castShadow = opacity === 1;
  mesh.receiveShadow = true;
  mesh.userData = { bodyId: body.id, propId: body.propId, partId: part.id } satisfies PartTag;
  return mesh;
}

function placeAt(object: Group | Mesh, pose: Pose): void {
  object.position.set(pose.positionM[0], pose.positionM[1], pose.positionM[2]);
  object.quaternion.set(pose.rotation[0], pose.rotation[1], pose.rotation[2], pose.rotation[3]);
}

/** The tag of the mesh, or null for whatever is not part of a body. */
export function partTagOf(object: { readonly userData: object }): PartTag | null {
  return 'partId' in object.userData ? (object.userData as PartTag) : null;
}

/** Frees what a body's meshes hold on the graphics card. */
export function disposeBody(group: Group): void {
  group.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    (object.material as MeshStandardMaterial).dispose();
  });
}
