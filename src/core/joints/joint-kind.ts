import type { z } from 'zod';
import type { JointShape } from '../base/joint-shape.ts';

/** One kind of joint. */
export interface JointKind<P = unknown> {
  readonly id: string;
  readonly label: string;
  /** A line for the Add menu. */
  readonly hint: string;
  /** Each field carries the same `.meta` as a prop's. */
  readonly params: z.ZodType<P>;
  /** Whether it spans a distance, with a point of its own at either end: ropes and springs. */
  readonly isSpan: boolean;
  shape(params: P): JointShape;
}

/** Names a kind to the compiler and forgets its params type, once, so that kinds of many params fit one list. */
export function defineJointKind<P>(kind: JointKind<P>): JointKind {
  return kind as unknown as JointKind;
}
