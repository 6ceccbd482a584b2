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
import type { Contact } from '../core/motion/contact.ts';
import type { TakeResult } from '../core/tasks.ts';
import { ACCENT, RING } from './palette.ts';

/** Radius of the weakest and of the strongest contact's ring, in metres. */
const SMALLEST_M = 0.035;
const LARGEST_M = 0.17;
/** The weakest contacts of a busy take are not marked. */
const MOST_RINGS = 200;
/** Off the surface, so that the ring does not sink into it. */
const LIFT_M = 0.006;
/** A ring swells while the playhead passes it. */
const PULSE_S = 0.06;
const PULSE_SCALE = 1.35;

const bright = new Color(RING);
const dim = new Color('#6d7278');
const chosen = new Color(ACCENT);

/** A ring where an impact happened, in the plane of contact, as large as the impact was strong. */
export interface ContactRings {
  readonly root: Group;
  readonly contacts: readonly Contact[];
  update(result: TakeResult): void;
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
    update({ motion, plan }) {
      clear();
      const free = new Set(plan.bodies.filter((body) => body.drive === 'free').map((body) => body.id));
      contacts = motion.contacts
        .filter((contact) => contact.phase === 'impact')
        .toSorted((a, b) => b.impulseNs - a.impulseNs)
        .slice(0, MOST_RINGS);
      strongest = contacts[0]?.impulseNs ?? 0;
      turns.length = 0;
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
        const radius = SMALLEST_M + (LARGEST_M - SMALLEST_M) * Math.sqrt(contact.impulseNs / strongest);
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
