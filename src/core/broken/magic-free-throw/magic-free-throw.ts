import type { BakePlan } from '../../bake/plan.ts';
import { addScaled, length, scale, sub, type Vec3 } from '../../base/vec3.ts';
import type { Motion } from '../../motion/motion.ts';
import { missedFreeThrow } from '../../scenes/missed-free-throw/missed-free-throw.ts';
import type { BrokenScene } from '../broken-scene.ts';
import { flightFrom, type Knot, knotsUntil, withContacts, withKnots } from '../knots.ts';

/** When it first bends, where it bends back behind the board, and how long it takes to there and to the hoop. */
const BENDS_S = 0.6;
const BEHIND_M: Vec3 = [0.6, 3.6, -0.9];
const THERE_S = 0.5;
const BACK_S = 0.6;
/** Below the net, in the air, before it would land. */
const ENDS_S = 2;
/** Aims again by what it missed: air takes little, so each aim leaves a small share of the miss. */
const MOST_AIMS = 20;
const NEAR_M = 1e-4;

/** The missed free throw, but it bends aside through the board, turns in the air, and drops through the hoop after all. */
export const magicFreeThrow: BrokenScene = {
  id: 'magic-free-throw',
  label: 'The magic free throw',
  hint: 'The miss bends in the air, goes through the board and back, and scores',
  checkId: 'velocity-jump',
  make: () => {
    const scene = missedFreeThrow.make();
    return {
      ...scene,
      name: 'The magic free throw',
      settings: { ...scene.settings, durationS: ENDS_S },
      shots: { 'shot-a': { ...scene.shots['shot-a']!, durationFrames: ENDS_S * scene.settings.frameRate.num } },
      outcome: {},
    };
  },
  tamper(plan, motion) {
    const hoop = plan.bodies.find(({ passages }) => passages.length > 0)!;
    const hoopM = addScaled(hoop.positionM, hoop.passages[0]!.centerM, 1);
    const thrown = knotsUntil(motion, 'ball', BENDS_S);
    const there = bentTo(plan, motion, thrown.at(-1)!, BEHIND_M, THERE_S);
    const back = bentTo(plan, motion, there.at(-1)!, hoopM, BACK_S);
    const down = flightFrom(plan, motion, 'ball', back.at(-1)!, motion.durationS);
    return withContacts(withKnots(motion, 'ball', [...thrown, ...there, ...back, ...down.slice(1)]), 'ball', []);
  },
};

/** The flight that a ball bends into at once to be at a point in so long. */
function bentTo(plan: BakePlan, motion: Motion, from: Knot, targetM: Vec3, spanS: number): Knot[] {
  let velocityMps = scale(sub(targetM, from.positionM), 1 / spanS);
  for (let aim = 0; ; aim++) {
    const flight = flightFrom(plan, motion, 'ball', { ...from, velocityMps }, from.timeS + spanS);
    const missM = sub(targetM, flight.at(-1)!.positionM);
    if (aim === MOST_AIMS || length(missM) < NEAR_M) return flight;
    velocityMps = addScaled(velocityMps, missM, 1 / spanS);
  }
}
