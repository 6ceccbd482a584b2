import { z } from 'zod';
import { numberField } from '../../base/fields.ts';
import { defineJointKind } from '../joint-kind.ts';

const params = z.strictObject({
  lengthM: numberField({
    label: 'Rest length',
    hint: '0 is as long as it was placed',
    unit: 'm',
    default: 0,
    min: 0,
    max: 1000,
    step: 0.01,
  }),
  stiffnessNpm: numberField({ label: 'Stiffness', unit: 'N/m', default: 100, min: 0, max: 1e9, step: 10 }),
  dampingNspm: numberField({ label: 'Damping', unit: 'N s/m', default: 1, min: 0, max: 1e9, step: 0.1 }),
});

/** A damped spring: it pulls when longer and pushes when shorter than at rest. */
export const spring = defineJointKind<z.infer<typeof params>>({
  id: 'spring',
  label: 'Spring',
  hint: 'Pulls and pushes towards its rest length',
  params,
  isSpan: true,
  shape: (p) => ({ type: 'spring', ...p }),
});
