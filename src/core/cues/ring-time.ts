import { clamp } from '../base/math.ts';
import { materials } from '../materials/index.ts';

/** Size to which the table's lowest modes belong, and the largest that lowers the pitch, in metres. */
const TABLE_SIZE_M = 0.25;
const LARGEST_SIZE_M = 0.6;
const SHORTEST_S = 0.1;
const LONGEST_S = 0.8;

/** About how long a blow is heard, in seconds: the ring-down 2.2 / (loss factor * frequency) of the lowest modes. */
export function heardForS(materialIds: readonly string[], sizesM: readonly number[]): number {
  const rings = materialIds.map((id, i) => {
    const { lossFactor, baseHz } = materials.get(id).sound;
    const hz = (baseHz * TABLE_SIZE_M) / clamp(sizesM[i] ?? TABLE_SIZE_M, 0.01, LARGEST_SIZE_M);
    return 2.2 / (lossFactor * hz);
  });
  return clamp(Math.max(0, ...rings), SHORTEST_S, LONGEST_S);
}
