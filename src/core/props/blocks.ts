import { numberField } from '../base/fields.ts';
import { PI } from '../base/math.ts';
import { IDENTITY } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { ZERO } from '../base/vec3.ts';
import { materialField } from './params.ts';
import type { Body } from './prop-kind.ts';

interface BlockParams {
  readonly materialId: string;
  readonly massKg: number;
  readonly dragCoefficient: number;
}

/** The fields that all blocking shapes share. `massKg` 0 stands for the material's density times the volume. */
export function blockFields(materialId: string, dragCoefficient: number) {
  return {
    materialId: materialField(materialId),
    massKg: numberField({ label: 'Mass (0: from the material)', unit: 'kg', default: 0, min: 0, max: 1e6, step: 0.1 }),
    dragCoefficient: numberField({ label: 'Air drag', default: dragCoefficient, min: 0, max: 3, step: 0.05 }),
  };
}

/**
 * The one body of a blocking shape: a single part about the prop's origin. Drag acts on the mean projected area, which for
 * a convex body is a quarter of its surface (Cauchy), as a tumbling block shows every side in turn.
 */
export function blockBody(id: string, shape: Shape, surfaceAreaM2: number, params: BlockParams): Body {
  return {
    id: 'main',
    parts: [{ id, label: id, shape, role: 'both', materialId: params.materialId, positionM: ZERO, rotation: IDENTITY }],
    ...(params.massKg > 0 ? { massKg: params.massKg } : {}),
    aero: {
      dragCoefficient: params.dragCoefficient,
      areaM2: surfaceAreaM2 / 4,
      liftPerSpinRatio: 0,
      liftCap: 0,
      radiusM: Math.sqrt(surfaceAreaM2 / (4 * PI)),
    },
  };
}
