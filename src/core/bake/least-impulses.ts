/**
 * A way in which two bodies can give each other an impulse: for a unit of it, the wrench that each gets, as force and
 * torque about its centre of mass. A body of -1 is unmovable and gets nothing.
 */
export interface ImpulseWay {
  readonly bodyA: number;
  readonly wrenchA: readonly number[];
  readonly bodyB: number;
  readonly wrenchB: readonly number[];
}

const ROWS = 6;
/** A remainder this small against the whole is rounding: the engine's float32 carries seven digits. */
const DONE = 1e-7;

/**
 * How much of each way explains what bodies were given in all (`givenTo`, six numbers for each body): the least amounts
 * where several would. Ways that together all but cancel explain little at a great price: what they give for a unit of them
 * must exceed `faint`, or they are left out. By conjugate gradients on the normal equations, damped by that much.
 */
export function leastImpulses(ways: readonly ImpulseWay[], givenTo: Float64Array, faint: number): Float64Array {
  const amounts = new Float64Array(ways.length);
  const left = givenTo.slice();
  const damping = faint * faint;
  let slope = alongWays(ways, left);
  let way = slope.slice();
  let size = squared(slope);
  const enough = size * DONE * DONE;
  for (let i = 0; i < 4 * ways.length && size > enough; i++) {
    const change = onBodies(ways, way, givenTo.length);
    const length = size / (squared(change) + damping * squared(way));
    for (let k = 0; k < amounts.length; k++) amounts[k]! += length * way[k]!;
    for (let k = 0; k < left.length; k++) left[k]! -= length * change[k]!;
    slope = alongWays(ways, left);
    for (let k = 0; k < slope.length; k++) slope[k]! -= damping * amounts[k]!;
    const next = squared(slope);
    const share = next / size;
    way = slope.map((s, k) => s + share * way[k]!);
    size = next;
  }
  return amounts;
}

function alongWays(ways: readonly ImpulseWay[], rows: Float64Array): Float64Array {
  return Float64Array.from(ways, ({ bodyA, wrenchA, bodyB, wrenchB }) => {
    let sum = 0;
    for (let k = 0; k < ROWS; k++) {
      if (bodyA >= 0) sum += wrenchA[k]! * rows[ROWS * bodyA + k]!;
      if (bodyB >= 0) sum += wrenchB[k]! * rows[ROWS * bodyB + k]!;
    }
    return sum;
  });
}

function onBodies(ways: readonly ImpulseWay[], amounts: Float64Array, size: number): Float64Array {
  const rows = new Float64Array(size);
  ways.forEach(({ bodyA, wrenchA, bodyB, wrenchB }, i) => {
    for (let k = 0; k < ROWS; k++) {
      if (bodyA >= 0) rows[ROWS * bodyA + k]! += wrenchA[k]! * amounts[i]!;
      if (bodyB >= 0) rows[ROWS * bodyB + k]! += wrenchB[k]! * amounts[i]!;
    }
  });
  return rows;
}

function squared(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
