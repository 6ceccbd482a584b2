import { createRegistry, type Registry } from '../base/registry.ts';
import { ball } from './ball/ball.ts';
import { basketballHoop } from './basketball-hoop/basketball-hoop.ts';
import { box } from './box/box.ts';
import { capsule } from './capsule/capsule.ts';
import { cylinder } from './cylinder/cylinder.ts';
import { floor } from './floor/floor.ts';
import type { PropKind } from './prop-kind.ts';
import { wedge } from './wedge/wedge.ts';

/** All kinds of prop, in the order of the Add menu. */
export const propKinds: Registry<PropKind> = createRegistry('prop kind', [
  ball,
  basketballHoop,
  floor,
  box,
  cylinder,
  capsule,
  wedge,
]);
