import { z } from 'zod';
import { defineJointKind } from '../joint-kind.ts';

/** Holds two things as they are; with a breaking force, a grip that can be torn loose. */
export const fixed = defineJointKind<Record<string, never>>({
  id: 'fixed',
  label: 'Fixed, or a grip',
  hint: 'Holds two things as they are, until it breaks',
  params: z.strictObject({}),
  isSpan: false,
  shape: () => ({ type: 'fixed' }),
});
