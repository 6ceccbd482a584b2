import {
  Color,
  DoubleSide,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  RingGeometry,
  Vector3,
} from 'three';
import type { BodyPlan } from '../core/bake/plan.ts';
import { boundsOfPlaced } from '../core/base/shapes/bounds.ts';
import type { Contact } from '../core/motion/contact.ts';
import type { TakeResult } from '../core/tasks.ts';
import { ACCENT, RING } from './palette.ts';

/** Radius of the strongest contact's ring: at most this, in metres, and at most so many times half the size of what is hit. */
const LARGEST_M = 0.17;
const LARGEST_SHARE = 1.4;
/** The weakest contact's ring, as a share of what the strongest one's would be. */
const SMALLEST_SHARE = 0.2;
/** The weakest contacts of a busy take are not marked. */
const MOST_RINGS = 200;
/** Off the surface, so that the ring does not sink into it. */
const LIFT_M = 0.006;
/** A ring swells while the playhead passes it. */
const PULSE_S = 0.06;
const PULSE_SCALE = 1.35;

/** Half of a body's longest side, in metres. */
function halfSizeOf(body: BodyPlan): number {
  const { minM, maxM } = boundsOfPlaced(body.parts);
  return Math.max(maxM[0] - minM[0], maxM[1] - minM[1], maxM[2] - minM[2]) / 2;
}

const bright = new Color(RING);
const dim = new Color('#6d7278');
const chosen = new Color(ACCENT);

/** A ring where an impact happened, in the plane of contact, as large as the impact was strong. */
export interface ContactRings {
  readonly root: Group;
  readonly contacts: readonly Contact[];
  /** Marks the impacts of these bodies. */
  update(result: TakeResult, bodyIds: ReadonlySet<string>): void;
  clear(): void;
  /** Bright up to the playhead, dim beyond it, accented where selected. */
  show(timeS: number, selectedId: string | null): void;
  dispose(): void;
}

export function createContactRings(): ContactRings {
  const root = new Group();
  const geometry = new RingGeometry(0.8, 1, 48);
  const material = new MeshBasicMaterial({ side: DoubleSide, toneMapped: false });
  const facing = new Vector3(0, 0, 1);
  const place = new Vector3();
  const size = new Vector3();
  const turns: Quaternion[] = [];
  const matrix = new Matrix4();
  let contacts: readonly Contact[] = [];
  let mesh: InstancedMesh | null = null;
  let strongest = 0;
  /** Of each contact's ring, in metres. */
  let largest: readonly number[] = [];

  function clear(): void {
    mesh?.dispose();
    root.clear();
    mesh = null;
    contacts = [];
  }

  return {
    root,
    get contacts() {
      return contacts;
    },
    update({ motion, plan }, bodyIds) {
      clear();
      const free = new Set(plan.bodies.filter((body) => body.drive === 'free').map((body) => body.id));
      contacts = motion.contacts
        .filter((contact) => contact.phase === 'impact' && contact.bodyIds.some((id) => bodyIds.has(id)))
        .toSorted((a, b) => b.impulseNs - a.impulseNs)
        .slice(0, MOST_RINGS);
      strongest = contacts[0]?.impulseNs ?? 0;
      turns.length = 0;
      const reaches = new Map(plan.bodies.map((body) => [body.id, halfSizeOf(body)]));
      largest = contacts.map(({ bodyIds: [a, b] }) =>
        Math.min(LARGEST_M, LARGEST_SHARE * Math.min(reaches.get(a) ?? LARGEST_M, reaches.get(b) ?? LARGEST_M)),
      );
      for (const { normal, bodyIds } of contacts) {
        // Out of the surface that was hit, towards what hit it: normals run from b to a.
        const outward = free.has(bodyIds[0]) ? 1 : -1;
        turns.push(new Quaternion().setFromUnitVectors(facing, place.set(...normal).multiplyScalar(outward)));
      }
      if (contacts.length === 0) return;
      mesh = new InstancedMesh(geometry, material, contacts.length);
      mesh.frustumCulled = false;
      root.add(mesh);
    },
    clear,
    show(timeS, selectedId) {
      if (!mesh) return;
      for (let i = 0; i < contacts.length; i++) {
        const contact = contacts[i]!;
        const pulse = Math.abs(contact.timeS - timeS) < PULSE_S ? PULSE_SCALE : 1;
        // The area of the ring follows the impulse.
        const share = SMALLEST_SHARE + (1 - SMALLEST_SHARE) * Math.sqrt(contact.impulseNs / strongest);
        const radius = largest[i]! * share;
        place.copy(facing).applyQuaternion(turns[i]!).multiplyScalar(LIFT_M);
        place.x += contact.pointM[0];
        place.y += contact.pointM[1];
        place.z += contact.pointM[2];
        mesh.setMatrixAt(i, matrix.compose(place, turns[i]!, size.setScalar(radius * pulse)));
        mesh.setColorAt(i, contact.id === selectedId ? chosen : contact.timeS <= timeS + 1e-4 ? bright : dim);
      }
      mesh.instanceMatrix.needsUpdate = true;
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    },
    dispose() {
      clear();
      geometry.dispose();
      material.dispose();
    },
  };
}
