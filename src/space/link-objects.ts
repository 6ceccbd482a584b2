import { type BufferGeometry, Group, Mesh, type Object3D, Quaternion, Vector3 } from 'three';
import type { Vec3 } from '../core/base/vec3.ts';
import { hangInto } from '../core/joints/hanging.ts';
import { LINK_COLORS_RGB, type Link, type LinkEnd } from '../core/joints/links.ts';
import { createThinMaterial, type ThinMaterial } from './thin-material.ts';
import { createTube, layTube, springPoints } from './tube-geometry.ts';

/** Points of a rope, so many that the sag of a slack one looks smooth. */
const ROPE_POINTS = 33;
/** What is thinner casts no shadow: the map of shadows is too coarse to hold it still, in metres. */
const SHADOW_RADIUS_M = 0.005;
const UP = new Vector3(0, 1, 0);

/** The rods, ropes and springs of a scene as three objects. */
export interface LinkObjects {
  readonly root: Group;
  show(links: readonly Link[]): void;
  /** Catches up with the bodies; what has broken by `timeS` is gone. */
  follow(timeS: number, bodies: ReadonlyMap<string, Object3D>): void;
  dispose(): void;
}

interface Drawn {
  readonly link: Link;
  readonly mesh: Mesh<BufferGeometry>;
  readonly thin: ThinMaterial;
  /** Places of a rope's points, in the world; null for what keeps its shape. */
  readonly points: Float32Array | null;
}

export function createLinkObjects(): LinkObjects {
  const root = new Group();
  const turn = new Quaternion();
  const from = new Vector3();
  const to = new Vector3();
  let drawn: readonly Drawn[] = [];

  function clear(): void {
    for (const { mesh, thin } of drawn) {
      mesh.geometry.dispose();
      thin.material.dispose();
    }
    root.clear();
    drawn = [];
  }

  return {
    root,
    show(links) {
      clear();
      drawn = links.map(drawnOf);
      for (const { mesh } of drawn) root.add(mesh);
    },
    follow(timeS, bodies) {
      for (const { link, mesh, points } of drawn) {
        const isWhole = link.brokeAtS === null || timeS < link.brokeAtS;
        mesh.visible = isWhole && placeOf(link.ends[0], bodies, from) && placeOf(link.ends[1], bodies, to);
        if (!mesh.visible) continue;
        if (points) {
          const { lengthM, radiusM } = link;
          hangInto(points, from.toArray(scratchA), to.toArray(scratchB), lengthM, radiusM);
          layTube(mesh.geometry, points, radiusM);
          continue;
        }
        mesh.position.copy(from);
        to.sub(from);
        const spanM = to.length();
        if (link.type === 'spring') mesh.scale.y = Math.max(spanM / link.lengthM, 1e-3);
        mesh.quaternion.copy(spanM > 0 ? turn.setFromUnitVectors(UP, to.divideScalar(spanM)) : turn.identity());
      }
    },
    dispose: clear,
  };
}

const scratchA: [number, number, number] = [0, 0, 0];
const scratchB: [number, number, number] = [0, 0, 0];

function drawnOf(link: Link): Drawn {
  const thin = createThinMaterial(LINK_COLORS_RGB[link.type] as Vec3, link.radiusM);
  const points = pointsOf(link);
  const mesh = new Mesh(createTube(points.length / 3), thin.material);
  layTube(mesh.geometry, points, link.radiusM);
  mesh.name = link.jointId;
  mesh.castShadow = link.radiusM >= SHADOW_RADIUS_M;
  mesh.receiveShadow = true;
  // A rope is in the world's frame and changes its bounds in every frame.
  mesh.frustumCulled = link.type !== 'rope';
  mesh.onBeforeRender = (renderer, _scene, camera) => thin.aim(renderer, camera);
  return { link, mesh, thin, points: link.type === 'rope' ? points : null };
}

/** The shape of what is laid once, along y; room for a rope's points. */
function pointsOf({ type, lengthM, radiusM }: Link): Float32Array {
  if (type === 'rope') return new Float32Array(3 * ROPE_POINTS);
  if (type === 'spring') return springPoints(lengthM, radiusM);
  return new Float32Array([0, 0, 0, 0, lengthM, 0]);
}

/** Writes where an end is in the world; false where its body is not there. */
function placeOf({ bodyId, pointM }: LinkEnd, bodies: ReadonlyMap<string, Object3D>, target: Vector3): boolean {
  target.set(pointM[0], pointM[1], pointM[2]);
  if (bodyId === null) return true;
  const body = bodies.get(bodyId);
  if (!body) return false;
  target.applyQuaternion(body.quaternion).add(body.position);
  return true;
}
