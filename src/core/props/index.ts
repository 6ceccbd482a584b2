import { createRegistry, type Registry } from '../base/registry.ts';
import { ball } from './ball/ball.ts';
import { basketballHoop } from './basketball-hoop/basketball-hoop.ts';
import { billiardTable } from './billiard-table/billiard-table.ts';
import { bowlingPin } from './bowling-pin/bowling-pin.ts';
import { box } from './box/box.ts';
import { capsule } from './capsule/capsule.ts';
import { car } from './car/car.ts';
import { chain } from './chain/chain.ts';
import { cylinder } from './cylinder/cylinder.ts';
import { floor } from './floor/floor.ts';
import { paddleboard } from './paddleboard/paddleboard.ts';
import type { PropKind } from './prop-kind.ts';
import { racket } from './racket/racket.ts';
import { table } from './table/table.ts';
import { tableTennisTable } from './table-tennis-table/table-tennis-table.ts';
import { tablecloth } from './tablecloth/tablecloth.ts';
import { tumbler } from './tumbler/tumbler.ts';
import { water } from './water/water.ts';
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
  bowlingPin,
  tumbler,
  table,
  tablecloth,
  billiardTable,
  tableTennisTable,
  racket,
  chain,
  car,
  water,
  paddleboard,
]);
