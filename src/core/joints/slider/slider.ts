import { z } from 'zod';
import { numberField } from '../../base/fields.ts';
import { defineJointKind } from '../joint-kind.ts';
import { axisField, limitsOf, motorField, motorOf, unitAxis } from '../params.ts';

const params = z.strictObject({
  axis: axisField([0, 1, 0]),
  lowM: numberField({ label: 'Slides from', unit: 'm', default: 0, min: -1000, max: 1000, step: 0.01 }),
  highM: numberField({
    label: 'Slides to',
    hint: 'Equal to where it slides from, it slides freely',
    unit: 'm',
    default: 0,
    min: -1000,
    max: 1000,
    step: 0.01,
  }),
  motor: motorField(),
  motorTarget: numberField({ label: 'Speed or place', unit: 'm', default: 0, min: -1000, max: 1000, step: 0.1 }),
  motorStiffness: numberField({ label: 'Stiffness', unit: 'N/m', default: 100, min: 0, max: 1e9, step: 10 }),
  motorDamping: numberField({ label: 'Damping', unit: 'N s/m', default: 10, min: 0, max: 1e9, step: 1 }),
  motorStrongest: numberField({ label: 'Most force', unit: 'N', default: 1000, min: 0, max: 1e9, step: 10 }),
});

/** A drawer, a piston, a lift: one slides along the other without turning. */
export const slider = defineJointKind<z.infer<typeof params>>({
  id: 'slider',
  label: 'Slider',
  hint: 'Slides along one axis: drawers, pistons, lifts',
  params,
  isSpan: false,
  shape: (p) => ({ type: 'slider', axis: unitAxis(p.axis), limitsM: limitsOf(p.lowM, p.highM), motor: motorOf(p) }),
});
