import { createRegistry, type Registry } from '../base/registry.ts';
import { bentBounce } from './bent-bounce/bent-bounce.ts';
import { bottomlessStage } from './bottomless-stage/bottomless-stage.ts';
import type { BrokenScene } from './broken-scene.ts';
import { cannonServe } from './cannon-serve/cannon-serve.ts';
import { cratesInOnePlace } from './crates-in-one-place/crates-in-one-place.ts';
import { dizzyPipe } from './dizzy-pipe/dizzy-pipe.ts';
import { eagerDomino } from './eager-domino/eager-domino.ts';
import { frozenRoll } from './frozen-roll/frozen-roll.ts';
import { ghostWall } from './ghost-wall/ghost-wall.ts';
import { grippingIce } from './gripping-ice/gripping-ice.ts';
import { halfABlow } from './half-a-blow/half-a-blow.ts';
import { hangingCrate } from './hanging-crate/hanging-crate.ts';
import { magicFreeThrow } from './magic-free-throw/magic-free-throw.ts';
import { moonFall } from './moon-fall/moon-fall.ts';
import { parkedInTheAir } from './parked-in-the-air/parked-in-the-air.ts';
import { pastTheEdge } from './past-the-edge/past-the-edge.ts';
import { rubberBowlingBall } from './rubber-bowling-ball/rubber-bowling-ball.ts';
import { sinkingCrate } from './sinking-crate/sinking-crate.ts';
import { strainedRope } from './strained-rope/strained-rope.ts';
import { tirelessBall } from './tireless-ball/tireless-ball.ts';

/** The gallery of scenes that are broken on purpose: at least one for every check. */
export const brokenScenes: Registry<BrokenScene> = createRegistry('broken scene', [
  magicFreeThrow,
  ghostWall,
  tirelessBall,
  rubberBowlingBall,
  halfABlow,
  grippingIce,
  moonFall,
  hangingCrate,
  pastTheEdge,
  sinkingCrate,
  cratesInOnePlace,
  eagerDomino,
  frozenRoll,
  strainedRope,
  cannonServe,
  dizzyPipe,
  bentBounce,
  bottomlessStage,
  parkedInTheAir,
]);
