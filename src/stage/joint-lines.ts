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
import type { TakeResult } from '../core/tasks.ts';
import { createDots } from './dots.ts';
import { ACCENT } from './palette.ts';

/** Pieces of a slack rope's sag and of a spring's zigzag. */
const PIECES = 16;
/** How far an axis is drawn to either side of its joint, and how wide a spring's zigzag is, in metres. */
const AXIS_M = 0.22;
const ZIGZAG_M = 0.05;
const DOT_PX = 8;
const CHOSEN_DOT_PX = 11;

const plain = new Color('#d9c9a3');
const chosen = new Color(ACCENT);

/** Where a joint is, for picking it. */
export interface JointPlace {
  readonly jointId: string;
  readonly pointM: Vec3;
}

/** A line for each rope and spring, an axis for each hinge and slider, a dot for the rest; they follow what they hold. */
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
  /** Brought by the scene, not by a prop's kind: it can be selected. */
  readonly isOwn: boolean;
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

  /** From end to end in pieces, each bent off the straight line. */
  function bent(offset: (share: number, index: number) => number, across: Vector3): void {
    before.copy(from);
    for (let i = 1; i <= PIECES; i++) {
      piece.lerpVectors(from, to, i / PIECES).addScaledVector(across, i === PIECES ? 0 : offset(i / PIECES, i));
      segment(before, piece);
      before.copy(piece);
    }
  }

  function drawSpan(shape: JointPlan['shape'] & { lengthM: number }): void {
    const spanM = from.distanceTo(to);
    if (shape.type === 'spring') {
      side.subVectors(to, from).cross(piece.set(0, 1, 0));
      if (side.lengthSq() < 1e-9) side.set(1, 0, 0);
      bent((_, i) => (i < 2 || i > PIECES - 2 ? 0 : i % 2 === 0 ? ZIGZAG_M : -ZIGZAG_M), side.normalize());
      return;
    }
    // A shallow rope of length L over a span d hangs some sqrt(3 d (L - d) / 8) low; a steep one cannot be told apart.
    const sagM = Math.sqrt((3 * spanM * Math.max(0, shape.lengthM - spanM)) / 8);
    if (sagM < 1e-3) segment(from, to);
    else bent((share) => 4 * sagM * share * (1 - share), side.set(0, -1, 0));
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
        // What a prop's kind joins inside it is seen as the prop; its ropes and springs are not seen otherwise.
        .filter(({ id, shape }) => !id.includes('.') || shape.type === 'rope' || shape.type === 'spring')
        .map((joint) => ({
          joint,
          brokeAtS: broken.get(joint.id) ?? Number.POSITIVE_INFINITY,
          isOwn: !joint.id.includes('.'),
        }));
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
      for (const { joint, brokeAtS, isOwn } of drawn) {
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
        if (shape.type === 'rope' || shape.type === 'spring') drawSpan(shape);
        if (shape.type === 'hinge' || shape.type === 'slider') drawAxis(shape.axis, a);
        if (!isOwn) continue;
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
