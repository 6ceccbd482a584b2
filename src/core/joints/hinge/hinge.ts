import { z } from 'zod';
import { numberField } from '../../base/fields.ts';
import { TAU } from '../../base/math.ts';
import { defineJointKind } from '../joint-kind.ts';
import { axisField, limitsOf, motorField, motorOf, unitAxis } from '../params.ts';

const params = z.strictObject({
  axis: axisField([1, 0, 0]),
  lowRad: numberField({ label: 'Turns from', unit: 'rad', default: 0, min: -TAU, max: TAU, step: TAU / 72 }),
  highRad: numberField({
    label: 'Turns to',
    hint: 'Equal to where it turns from, it turns freely',
    unit: 'rad',
    default: 0,
    min: -TAU,
    max: TAU,
    step: TAU / 72,
  }),
  motor: motorField(),
  motorTarget: numberField({ label: 'Speed or place', unit: 'rad', default: 0, min: -1000, max: 1000, step: 0.1 }),
  motorStiffness: numberField({ label: 'Stiffness', unit: 'N m/rad', default: 10, min: 0, max: 1e9, step: 1 }),
  motorDamping: numberField({ label: 'Damping', unit: 'N m s/rad', default: 1, min: 0, max: 1e9, step: 0.1 }),
  motorStrongest: numberField({ label: 'Most torque', unit: 'N m', default: 1000, min: 0, max: 1e9, step: 10 }),
});

/** A door's hinge, a wheel's hub: one turns against the other about one axis. */
export const hinge = defineJointKind<z.infer<typeof params>>({
  id: 'hinge',
  label: 'Hinge',
  hint: 'Turns about one axis: doors, wheels, levers',
  params,
  isSpan: false,
  shape: (p) => ({
    type: 'hinge',
    axis: unitAxis(p.axis),
    limitsRad: limitsOf(p.lowRad, p.highRad),
    motor: motorOf(p),
  }),
});
