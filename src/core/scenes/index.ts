import { createRegistry } from '../base/registry.ts';
import { bankShot } from './bank-shot/bank-shot.ts';
import { billiardBreak } from './billiard-break/billiard-break.ts';
import { bowlingStrike } from './bowling-strike/bowling-strike.ts';
import { carJump } from './car-jump/car-jump.ts';
import { cleanSwish } from './clean-swish/clean-swish.ts';
import { dominoRun } from './domino-run/domino-run.ts';
import { glassOffTable } from './glass-off-table/glass-off-table.ts';
import { inAndOut } from './in-and-out/in-and-out.ts';
import { missedFreeThrow } from './missed-free-throw/missed-free-throw.ts';
import { moonStack } from './moon-stack/moon-stack.ts';
import { newtonsCradle } from './newtons-cradle/newtons-cradle.ts';
import { phoneFlip } from './phone-flip/phone-flip.ts';
import { rockedPaddleboard } from './rocked-paddleboard/rocked-paddleboard.ts';
import { tableTennisRally } from './table-tennis-rally/table-tennis-rally.ts';
import { tableclothPull } from './tablecloth-pull/tablecloth-pull.ts';
import { wreckingBall } from './wrecking-ball/wrecking-ball.ts';

/** The scenes that come with the house; the first is the one that a newcomer sees. */
export const readyScenes = createRegistry('scene', [
  missedFreeThrow,
  cleanSwish,
  bankShot,
  inAndOut,
  bowlingStrike,
  billiardBreak,
  tableTennisRally,
  dominoRun,
  newtonsCradle,
  wreckingBall,
  glassOffTable,
  tableclothPull,
  carJump,
  rockedPaddleboard,
  phoneFlip,
  moonStack,
]);
