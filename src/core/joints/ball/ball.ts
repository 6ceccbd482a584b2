import { z } from 'zod';
import { defineJointKind } from '../joint-kind.ts';

/** A ball in a socket: the two turn about a common point as they like. */
export const ball = defineJointKind<Record<string, never>>({
  id: 'ball',
  label: 'Ball and socket',
  hint: 'Two things that turn about one point',
  params: z.strictObject({}),
  isSpan: false,
  shape: () => ({ type: 'ball' }),
});
