import { Color, DoubleSide, Group, Mesh, MeshLambertMaterial, SRGBColorSpace } from 'three';
import { lookOf } from '../core/base/material-look.ts';
import type { Pose } from '../core/base/quat.ts';
import { shapeBounds } from '../core/base/shapes/bounds.ts';
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
  readonly role: SeenPart['role'];
  readonly materialId: string;
}

/** A body with a part longer than this is surroundings (a floor, a wall): it must not outshine the subjects, in metres. */
const SURROUNDINGS_M = 10;
/** How far surroundings are taken towards grey, and how much of their light is left (linear light). */
const SURROUNDINGS_GREY = 0.45;
const SURROUNDINGS_LIGHT = 0.4;
/** Lines painted on them still have to be read. */
const PAINT_LIGHT = 0.7;
const neutral = new Color();

/** One group per body, at its start pose, with a mesh per part. */
export function bodyObject(body: SeenBody): Group {
  const group = new Group();
  group.name = body.id;
  placeAt(group, body);
  for (const part of body.parts) group.add(partMesh(body, part));
  return group;
}

function partMesh(body: SeenBody, part: SeenPart): Mesh {
  const { opacity } = lookOf(part.materialId, part.role);
  // Matt and cheap: a highlight would tell of a light that is not there, and software rendering must keep up.
  const material = new MeshLambertMaterial();
  material.color.setRGB(part.colorRgb[0], part.colorRgb[1], part.colorRgb[2], SRGBColorSpace);
  if (body.parts.some(isSurroundings)) quieten(material.color, part.role);
  if (opacity < 1) {
    material.transparent = true;
    material.opacity = opacity;
    material.depthWrite = false;
  }
  if (part.shape.type === 'mesh' || part.shape.type === 'strands') material.side = DoubleSide;
  const mesh = new Mesh(shapeGeometry(part.shape), material);
  mesh.name = part.id;
  placeAt(mesh, part);
  // Paint lies on what casts the shadow already; a net does not.
  mesh.castShadow = opacity === 1 && (part.role === 'both' || part.shape.type === 'strands');
  mesh.receiveShadow = true;
  mesh.userData = {
    bodyId: body.id,
    propId: body.propId,
    partId: part.id,
    role: part.role,
    materialId: part.materialId,
  } satisfies PartTag;
  return mesh;
}

function isSurroundings({ shape }: SeenPart): boolean {
  const { minM, maxM } = shapeBounds(shape);
  return Math.max(maxM[0] - minM[0], maxM[1] - minM[1], maxM[2] - minM[2]) > SURROUNDINGS_M;
}

/** Darker and greyer by the same measure everywhere: still wood, still grass, but behind the subjects. */
function quieten(color: Color, role: SeenPart['role']): void {
  const grey = 0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b;
  color
    .lerp(neutral.setRGB(grey, grey, grey), SURROUNDINGS_GREY)
    .multiplyScalar(role === 'show' ? PAINT_LIGHT : SURROUNDINGS_LIGHT);
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
    (object.material as MeshLambertMaterial).dispose();
  });
}
