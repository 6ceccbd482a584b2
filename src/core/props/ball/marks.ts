import { cos, DEG, PI, sin } from '../../base/math.ts';
import { fromAxes, IDENTITY, type Quat } from '../../base/quat.ts';
import { cross, normalize, scale, type Vec3 } from '../../base/vec3.ts';
import type { Part } from '../prop-kind.ts';

type Color = readonly [number, number, number];

/** A painted line or spot, in units of the ball's radius. */
type Mark =
  | {
      readonly type: 'ring';
      readonly axis: Vec3;
      readonly offset: number;
      readonly width: number;
      readonly color: Color;
    }
  | { readonly type: 'spot'; readonly direction: Vec3; readonly angleRad: number; readonly color: Color };

const X: Vec3 = [1, 0, 0];
const Y: Vec3 = [0, 1, 0];
const Z: Vec3 = [0, 0, 1];
const DARK: Color = [0.09, 0.08, 0.08];
const WHITE: Color = [0.96, 0.96, 0.95];
const BLUE: Color = [0.2, 0.35, 0.65];

/** How far a mark stands out of the ball, in radii: enough not to flicker, too little to see in outline. */
const RISE = 0.008;

/** What a real ball of this material wears, so that its spin can be seen; one dark line on any other. */
export function marksOf(materialId: string, radiusM: number): Part[] {
  const marks = MARKS[materialId] ?? [{ type: 'ring', axis: X, offset: 0, width: 0.05, color: DARK }];
  return marks.map((mark, index) => toPart(mark, `mark-${index + 1}`, materialId, radiusM));
}

const MARKS: Readonly<Record<string, readonly Mark[]>> = {
  // Eight panels: two great circles, and two smaller ones about the axis in which those meet.
  basketball: [
    { type: 'ring', axis: Y, offset: 0, width: 0.035, color: DARK },
    { type: 'ring', axis: Z, offset: 0, width: 0.035, color: DARK },
    { type: 'ring', axis: X, offset: 0.62, width: 0.035, color: DARK },
    { type: 'ring', axis: X, offset: -0.62, width: 0.035, color: DARK },
  ],
  // Twelve dark patches, at the corners of an icosahedron.
  football: icosahedron().map((direction) => ({ type: 'spot', direction, angleRad: 19 * DEG, color: DARK })),
  'tennis-felt': [
    { type: 'ring', axis: X, offset: 0.5, width: 0.06, color: WHITE },
    { type: 'ring', axis: Z, offset: -0.5, width: 0.06, color: WHITE },
  ],
  celluloid: [
    { type: 'spot', direction: Z, angleRad: 22 * DEG, color: BLUE },
    { type: 'spot', direction: scale(Z, -1), angleRad: 22 * DEG, color: BLUE },
  ],
  ionomer: [
    { type: 'ring', axis: X, offset: 0, width: 0.06, color: BLUE },
    { type: 'spot', direction: Y, angleRad: 12 * DEG, color: DARK },
  ],
  // Two fingers and a thumb.
  urethane: [
    { type: 'spot', direction: [0.14, 0.95, -0.28], angleRad: 7 * DEG, color: DARK },
    { type: 'spot', direction: [-0.14, 0.95, -0.28], angleRad: 7 * DEG, color: DARK },
    { type: 'spot', direction: [0, 0.95, 0.28], angleRad: 8 * DEG, color: DARK },
  ],
  phenolic: [
    { type: 'spot', direction: Z, angleRad: 24 * DEG, color: WHITE },
    { type: 'spot', direction: scale(Z, -1), angleRad: 24 * DEG, color: WHITE },
  ],
};

function toPart(mark: Mark, id: string, materialId: string, radiusM: number): Part {
  const common = { id, label: 'mark', role: 'show', materialId, colorRgb: mark.color } as const;
  if (mark.type === 'ring') {
    // A rod bent along the line, sunk until only its back shows: half its width below, RISE above.
    const rod = mark.width / 2;
    const ring = Math.sqrt(1 - mark.offset * mark.offset);
    const sink = (1 + RISE - rod) * radiusM;
    return {
      ...common,
      shape: { type: 'torus', ringRadiusM: ring * sink, rodRadiusM: rod * radiusM },
      positionM: scale(mark.axis, mark.offset * sink),
      rotation: turnYTo(mark.axis),
    };
  }
  // A slightly smaller ball that cuts the big one in a circle of the given angle and stands out by RISE at its middle:
  // (1 + RISE - d)^2 = 1 + d^2 - 2 d cos(angle), solved for the distance d of its centre.
  const top = 1 + RISE;
  const d = (top * top - 1) / (2 * (top - cos(mark.angleRad)));
  return {
    ...common,
    shape: { type: 'ball', radiusM: (top - d) * radiusM },
    positionM: scale(normalize(mark.direction), d * radiusM),
    rotation: IDENTITY,
  };
}

/** The rotation that brings y to the unit vector `axis`. */
function turnYTo(axis: Vec3): Quat {
  const x = normalize(cross(axis, axis === Z ? X : Z));
  return fromAxes(x, axis, cross(x, axis));
}

function icosahedron(): Vec3[] {
  const corners: Vec3[] = [Y, scale(Y, -1)];
  // Two rings of five at the latitudes whose tangent is one half, turned against each other.
  const [up, out] = [1 / Math.sqrt(5), 2 / Math.sqrt(5)];
  for (let k = 0; k < 10; k++) {
    const angle = (k * PI) / 5;
    corners.push([out * cos(angle), k % 2 === 0 ? up : -up, out * sin(angle)]);
  }
  return corners;
}
