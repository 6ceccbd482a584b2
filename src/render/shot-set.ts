import { Box3, type Group, Mesh, type Object3D, type PerspectiveCamera, Scene, Vector3 } from 'three';
import type { Look } from '../core/base/ports.ts';
import type { Pose } from '../core/base/quat.ts';
import { linksOf } from '../core/joints/links.ts';
import { betweenFrames, type CameraInstant } from '../core/shot/between-frames.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import { createBackdrop } from '../space/backdrop.ts';
import { bodyObject, partTagOf, type SeenBody } from '../space/body-object.ts';
import { applyPinhole, createFilmCamera } from '../space/camera-object.ts';
import { createLights } from '../space/lights.ts';
import { createLinkObjects, type LinkObjects } from '../space/link-objects.ts';
import { BACKDROP } from '../space/look.ts';
import { createPaint, GREY_BACKDROP, neutralLights } from './grey-box.ts';

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
  /** Puts everything to an instant near a frame, in frames of the clip, as the shot of that frame goes on. */
  showNear(frame: number, instant: number): void;
  /** Colours and lights from now on. */
  setLook(look: Look): void;
  /**
   * Frees geometry and shadows. Materials are only let go of: disposed of, they would take the renderer's compiled shaders with
   * them, and the next set would wait for its own.
   */
  dispose(): void;
}

/** Where everything is at an instant. */
interface Instant {
  poseOf(trajectory: ShotSpec['trajectories'][number]): Pose;
  readonly sceneTimeS: number;
  readonly camera: CameraInstant;
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
  const paint = createPaint(meshesOf(scene));

  function place(frame: number, { poseOf, sceneTimeS, camera: seen }: Instant): void {
    for (const trajectory of shot.trajectories) {
      const group = groups.get(trajectory.bodyId);
      const { positionM, rotation } = poseOf(trajectory);
      group?.position.set(...positionM);
      group?.quaternion.set(...rotation);
    }
    const takeId = shot.shots.findLast(({ startFrame }) => startFrame <= frame)?.takeId;
    for (const [id, links] of linksOfTakes) {
      links.root.visible = id === takeId;
      if (links.root.visible) links.follow(sceneTimeS, groups);
    }
    const { widthPx, heightPx } = shot.clip;
    applyPinhole(camera, seen.pose, { widthPx, heightPx, fxPx: seen.fxPx, fyPx: seen.fyPx });
  }

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
      const { positionsM, rotations, fxPx, fyPx } = shot.camera;
      place(frame, {
        poseOf: (trajectory) => ({ positionM: trajectory.positionsM[frame]!, rotation: trajectory.rotations[frame]! }),
        sceneTimeS: shot.clip.sceneTimesS[frame]!,
        camera: {
          pose: { positionM: positionsM[frame]!, rotation: rotations[frame]! },
          fxPx: fxPx[frame]!,
          fyPx: fyPx[frame]!,
        },
      });
    },
    showNear(frame, instant) {
      const between = betweenFrames(shot, frame);
      place(frame, {
        poseOf: (trajectory) => between.poseOf(trajectory, instant),
        sceneTimeS: between.sceneTimeS(instant),
        camera: between.camera(instant),
      });
    },
    setLook(look) {
      paint.setLook(look);
      scene.background = look === 'lit' ? BACKDROP : GREY_BACKDROP;
      backdrop.visible = look === 'lit';
      lights.update(look === 'lit' ? shot.lights : neutralLights(shot.lights));
    },
    dispose() {
      for (const mesh of meshesOf(scene)) mesh.geometry.dispose();
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
