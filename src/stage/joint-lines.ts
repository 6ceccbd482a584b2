import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DynamicDrawUsage,
  Group,
  LineBasicMaterial,
  LineSegments,
  type Object3D,
  Vector3,
} from 'three';
import type { JointPlan } from '../core/bake/plan.ts';
import type { Vec3 } from '../core/base/vec3.ts';
import { hangInto } from '../core/joints/hanging.ts';
import type { TakeResult } from '../core/tasks.ts';
import { createDots } from './dots.ts';
import { ACCENT } from './palette.ts';

/** Pieces of a slack rope's sag. */
const PIECES = 32;
/** How far an axis is drawn to either side of its joint, in metres. */
const AXIS_M = 0.22;
const DOT_PX = 8;
const CHOSEN_DOT_PX = 11;

const plain = new Color('#d9c9a3');
const chosen = new Color(ACCENT);

/** Where a joint is, for picking it. */
export interface JointPlace {
  readonly jointId: string;
  readonly pointM: Vec3;
}

/** A dot at each end, an axis for each hinge and slider, a line along the rope or spring that is chosen; they follow what they hold. */
export interface JointLines {
  readonly root: Group;
  update(result: TakeResult): void;
  clear(): void;
  /** Catches up with the bodies; what broke before `timeS` is gone. */
  follow(timeS: number, bodies: ReadonlyMap<string, Object3D>, selectedId: string | null): void;
  /** Where the joints that can be selected are now. */
  places(): readonly JointPlace[];
  dispose(): void;
}

interface Drawn {
  readonly joint: JointPlan;
  readonly brokeAtS: number;
}

export function createJointLines(): JointLines {
  const root = new Group();
  const material = new LineBasicMaterial({
    vertexColors: true,
    toneMapped: false,
    depthTest: false,
    transparent: true,
  });
  const lines = new LineSegments(new BufferGeometry(), material);
  lines.frustumCulled = false;
  lines.renderOrder = 1;
  const dots = createDots();
  root.add(lines, dots.object);
  const from = new Vector3();
  const to = new Vector3();
  const side = new Vector3();
  const hung = new Float32Array(3 * (PIECES + 1));
  const piece = new Vector3();
  const before = new Vector3();
  const color = new Color();
  let drawn: readonly Drawn[] = [];
  let places: JointPlace[] = [];
  let used = 0;

  function makeRoom(pieces: number): void {
    lines.geometry.dispose();
    lines.geometry = new BufferGeometry();
    for (const name of ['position', 'color']) {
      const attribute = new BufferAttribute(new Float32Array(pieces * 6), 3);
      lines.geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    }
  }

  function segment(a: Vector3, b: Vector3): void {
    const position = lines.geometry.getAttribute('position');
    const tint = lines.geometry.getAttribute('color');
    position.setXYZ(used, a.x, a.y, a.z);
    position.setXYZ(used + 1, b.x, b.y, b.z);
    tint.setXYZ(used, color.r, color.g, color.b);
    tint.setXYZ(used + 1, color.r, color.g, color.b);
    used += 2;
  }

  /** Along a rope or spring that is drawn as a thing already, to show which is chosen. */
  function drawSpan(shape: JointPlan['shape'] & { lengthM: number }): void {
    if (shape.type === 'spring') {
      segment(from, to);
      return;
    }
    hangInto(hung, from.toArray(), to.toArray(), shape.lengthM, 0);
    for (let i = 0; i < PIECES; i++) segment(before.fromArray(hung, 3 * i), piece.fromArray(hung, 3 * i + 3));
  }

  function drawAxis(axis: Vec3, body: Object3D | undefined): void {
    side.set(axis[0], axis[1], axis[2]);
    if (body) side.transformDirection(body.matrixWorld);
    segment(piece.copy(from).addScaledVector(side, -AXIS_M), before.copy(from).addScaledVector(side, AXIS_M));
  }

  return {
    root,
    update({ plan, motion }) {
      const broken = new Map(motion.jointLoads.map(({ jointId, brokeAtS }) => [jointId, brokeAtS]));
      drawn = plan.joints
        // What a prop's kind joins inside it is no joint of the scene and cannot be selected.
        .filter(({ id }) => !id.includes('.'))
        .map((joint) => ({ joint, brokeAtS: broken.get(joint.id) ?? Number.POSITIVE_INFINITY }));
      makeRoom(Math.max(1, drawn.length) * PIECES);
    },
    clear() {
      drawn = [];
      places = [];
      root.visible = false;
    },
    follow(timeS, bodies, selectedId) {
      used = 0;
      places = [];
      root.visible = drawn.length > 0;
      if (!root.visible) return;
      dots.begin(drawn.length * 2);
      for (const { joint, brokeAtS } of drawn) {
        if (timeS >= brokeAtS) continue;
        const { shape, bodyIds, pointsM } = joint;
        const a = bodies.get(bodyIds[0]);
        from.set(...pointsM[0]);
        if (a) from.applyMatrix4(a.matrixWorld);
        to.set(...pointsM[1]);
        const b = bodyIds[1] === null ? undefined : bodies.get(bodyIds[1]);
        if (b) to.applyMatrix4(b.matrixWorld);
        const isChosen = joint.id === selectedId;
        color.copy(isChosen ? chosen : plain);
        const sizePx = isChosen ? CHOSEN_DOT_PX : DOT_PX;
        if (isChosen && (shape.type === 'rope' || shape.type === 'spring')) drawSpan(shape);
        if (shape.type === 'hinge' || shape.type === 'slider') drawAxis(shape.axis, a);
        dots.add(from.x, from.y, from.z, color, sizePx);
        if (shape.type === 'rope' || shape.type === 'spring') dots.add(to.x, to.y, to.z, color, sizePx);
        places.push({ jointId: joint.id, pointM: [from.x, from.y, from.z] });
      }
      dots.end();
      lines.geometry.setDrawRange(0, used);
      lines.geometry.getAttribute('position').needsUpdate = true;
      lines.geometry.getAttribute('color').needsUpdate = true;
    },
    places: () => places,
    dispose() {
      lines.geometry.dispose();
      material.dispose();
      dots.dispose();
    },
  };
}
