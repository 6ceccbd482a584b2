import { z } from 'zod';
import { numberField } from '../../base/fields.ts';
import { defineJointKind } from '../joint-kind.ts';

const params = z.strictObject({
  lengthM: numberField({
    label: 'Length',
    hint: '0 is as long as it was placed',
    unit: 'm',
    default: 0,
    min: 0,
    max: 1000,
    step: 0.01,
  }),
});

/** A taut or slack rope without weight: its ends come no farther apart than its length. */
export const rope = defineJointKind<z.infer<typeof params>>({
  id: 'rope',
  label: 'Rope',
  hint: 'Never longer than its length; slack when nearer',
  params,
  isSpan: true,
  shape: ({ lengthM }) => ({ type: 'rope', lengthM }),
});
