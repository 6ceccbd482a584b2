import type { Pose } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';

/** A part as the lens meets it, placed in its body's frame. */
export interface SeenPart extends Pose {
  readonly shape: Shape;
  readonly role: 'both' | 'collide' | 'show';
  readonly materialId: string;
}

/** A body at an instant, in the world. */
export interface SeenBody extends Pose {
  readonly id: string;
  readonly parts: readonly SeenPart[];
}

/** Light goes through these materials, so what is behind them is seen. */
const CLEAR_MATERIALS: ReadonlySet<string> = new Set(['glass', 'tempered-glass', 'water']);

export function isSeen(part: SeenPart): boolean {
  return part.role !== 'collide';
}

/** True where a part hides what is behind it: seen, not clear, and not a net of strands. */
export function isHiding(part: SeenPart): boolean {
  return isSeen(part) && part.shape.type !== 'strands' && !CLEAR_MATERIALS.has(part.materialId);
}
