import { IDENTITY, type Quat } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import type { Vec3 } from '../base/vec3.ts';
import type { Part } from './prop-kind.ts';

/** A part of a prop of several parts, seen and felt unless its role says otherwise; its label is its id in words. */
export function solidPart(wanted: {
  readonly id: string;
  readonly label?: string;
  readonly shape: Shape;
  readonly materialId: string;
  readonly positionM: Vec3;
  readonly rotation?: Quat;
  readonly role?: Part['role'];
  readonly colorRgb?: Part['colorRgb'] | undefined;
}): Part {
  const { id, label, shape, materialId, positionM, rotation, role, colorRgb } = wanted;
  return {
    id,
    label: label ?? id.replaceAll('-', ' '),
    shape,
    role: role ?? 'both',
    materialId,
    positionM,
    rotation: rotation ?? IDENTITY,
    ...(colorRgb && { colorRgb }),
  };
}

/** A box between two corners, low and high, in its body's frame. */
export function boxBetween(lowM: Vec3, highM: Vec3): { readonly shape: Shape; readonly positionM: Vec3 } {
  return {
    shape: { type: 'box', sizeM: [highM[0] - lowM[0], highM[1] - lowM[1], highM[2] - lowM[2]] },
    positionM: [(lowM[0] + highM[0]) / 2, (lowM[1] + highM[1]) / 2, (lowM[2] + highM[2]) / 2],
  };
}
