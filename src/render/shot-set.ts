import { Box3, type Group, Mesh, type Object3D, type PerspectiveCamera, Scene, Vector3 } from 'three';
import { linksOf } from '../core/joints/links.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { createBackdrop } from '../space/backdrop.ts';
import { bodyObject, disposeBody, partTagOf, type SeenBody } from '../space/body-object.ts';
import { applyPinhole, createFilmCamera } from '../space/camera-object.ts';
import { createLights } from '../space/lights.ts';
import { createLinkObjects, type LinkObjects } from '../space/link-objects.ts';
import { BACKDROP } from '../space/look.ts';

/** Larger bodies are surroundings, on which shadows fall but which need not be covered, in metres. */
const LARGEST_SUBJECT_M = 9;
/** Shadows reach at least and at most this far from the middle of what is acted, in metres. */
const SHADOW_RANGE_M = [3, 14] as const;

/** A shot spec as a three scene, to be put to any of its frames. */
export interface ShotSet {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** What is seen but has no surface to measure: the void behind everything, and water. */
  readonly immaterial: readonly Object3D[];
  /** All else, with its body; null for rods, ropes and springs, which are of none. */
  readonly solids: readonly { readonly mesh: Mesh; readonly bodyId: string | null }[];
  showFrame(frame: number): void;
  dispose(): void;
}

export function createShotSet(shot: ShotSpec): ShotSet {
  const scene = new Scene();
  const camera = createFilmCamera();
  const lights = createLights();
  const backdrop = createBackdrop();
  const groups = new Map<string, Group>();
  for (const body of shot.bodies) groups.set(body.id, bodyObject(seenBody(body)));
  const linksOfTakes = new Map<string, LinkObjects>();
  for (const { takeId } of shot.shots)
    if (!linksOfTakes.has(takeId)) linksOfTakes.set(takeId, linksOfTake(shot, takeId));
  for (const links of linksOfTakes.values()) scene.add(links.root);
  scene.background = BACKDROP;
  scene.add(backdrop, lights.root, ...groups.values());
  lights.update(shot.lights);
  aimShadows();

  function aimShadows(): void {
    const acted = new Box3();
    for (const group of groups.values()) {
      const box = new Box3().setFromObject(group);
      if (box.min.distanceTo(box.max) < LARGEST_SUBJECT_M) acted.union(box);
    }
    const center = acted.getCenter(new Vector3());
    const radius = acted.isEmpty() ? 0 : acted.min.distanceTo(acted.max) / 2;
    const [least, most] = SHADOW_RANGE_M;
    lights.aimShadows([center.x, 0, center.z], Math.min(Math.max(radius, least), most));
  }

  return {
    scene,
    camera,
    immaterial: [backdrop, ...meshesOf(scene).filter(isWater)],
    solids: meshesOf(scene)
      .filter((mesh) => mesh !== backdrop && !isWater(mesh))
      .map((mesh) => ({ mesh, bodyId: partTagOf(mesh)?.bodyId ?? null })),
    showFrame(frame) {
      for (const { bodyId, positionsM, rotations } of shot.trajectories) {
        const group = groups.get(bodyId);
        group?.position.set(...positionsM[frame]!);
        group?.quaternion.set(...rotations[frame]!);
      }
      const takeId = shot.shots.findLast(({ startFrame }) => startFrame <= frame)?.takeId;
      for (const [id, links] of linksOfTakes) {
        links.root.visible = id === takeId;
        if (links.root.visible) links.follow(shot.clip.sceneTimesS[frame]!, groups);
      }
      const { positionsM, rotations, fxPx, fyPx } = shot.camera;
      const { widthPx, heightPx } = shot.clip;
      const pose = { positionM: positionsM[frame]!, rotation: rotations[frame]! };
      applyPinhole(camera, pose, { widthPx, heightPx, fxPx: fxPx[frame]!, fyPx: fyPx[frame]! });
    },
    dispose() {
      for (const group of groups.values()) disposeBody(group);
      for (const links of linksOfTakes.values()) links.dispose();
      backdrop.geometry.dispose();
      backdrop.material.dispose();
      lights.dispose();
    },
  };
}

function meshesOf(scene: Scene): readonly Mesh[] {
  const meshes: Mesh[] = [];
  scene.traverse((object) => {
    if (object instanceof Mesh) meshes.push(object);
  });
  return meshes;
}

function isWater(mesh: Mesh): boolean {
  return partTagOf(mesh)?.materialId === 'water';
}

/** The rods, ropes and springs of one take: in another they may break at another time, or not. */
function linksOfTake({ joints, bodies }: ShotSpec, takeId: string): LinkObjects {
  const ofTake = joints.filter((joint) => joint.takeId === takeId);
  const solid = bodies.map(({ id, parts }) => ({ id, parts: parts.filter(({ role }) => role !== 'show') }));
  const links = createLinkObjects();
  links.show(
    linksOf(
      ofTake,
      solid,
      ofTake.map(({ id, brokeAtS }) => ({ jointId: id, brokeAtS })),
    ),
  );
  return links;
}

function seenBody(body: ShotSpec['bodies'][number]): SeenBody {
  return {
    id: body.id,
    propId: body.subjectId,
    positionM: body.release.positionM,
    rotation: body.release.rotation,
    parts: body.parts.flatMap(({ id, shape, role, material, positionM, rotation, colorRgb }) =>
      role === 'collide' ? [] : [{ id, shape, role, materialId: material, positionM, rotation, colorRgb }],
    ),
  };
}
