import { describe } from 'vitest';
import { refuses } from './refuses.ts';

describe('loadScene refuses references to nothing', () => {
  refuses([
    [
      'a shot of no camera',
      'shots.shot-a.cameraId',
      'the camera "gone", which does not exist. Choose',
      (d) => {
        d.shots['shot-a'].cameraId = 'gone';
      },
    ],
    [
      'a shot of no take',
      'shots.shot-a.takeId',
      'the take "gone"',
      (d) => {
        d.shots['shot-a'].takeId = 'gone';
      },
    ],
    [
      'no active take',
      'activeTakeId',
      'the take "gone"',
      (d) => {
        d.activeTakeId = 'gone';
      },
    ],
    [
      'an inherited name as reference',
      'activeTakeId',
      'the take "constructor"',
      (d) => {
        d.activeTakeId = 'constructor';
      },
    ],
    [
      'a take of no parent',
      'takes.take-2.parent',
      'the take "gone"',
      (d) => {
        d.takes['take-2'].parent = 'gone';
      },
    ],
    [
      'a take that descends from itself',
      'takes.take-1.parent',
      'lead back to it',
      (d) => {
        d.takes['take-1'].parent = 'take-2';
      },
    ],
    [
      'an override of no prop',
      'takes.take-2.overrides.gone',
      'the prop "gone"',
      (d) => {
        d.takes['take-2'].overrides.gone = {};
      },
    ],
    [
      'a condition on no prop',
      'outcome.settles.propId',
      'the prop "gone"',
      (d) => {
        d.outcome.settles.propId = 'gone';
      },
    ],
    [
      'a condition on no part',
      'outcome.touches.b',
      'the part "handle", which "Hoop" does not have',
      (d) => {
        d.outcome.touches.b.partId = 'handle';
      },
    ],
    [
      'a step on no part',
      'outcome.order.steps.rim.part',
      'the part "handle"',
      (d) => {
        d.outcome.order.steps.rim.part.partId = 'handle';
      },
    ],
    [
      'a condition on no passage',
      'outcome.miss.through',
      'the passage "door"',
      (d) => {
        d.outcome.miss.through.passageId = 'door';
      },
    ],
    [
      'a focus on no prop',
      'cameras.wide.lens.focus.propId',
      'the prop "gone"',
      (d) => {
        d.cameras.wide.lens.focus.propId = 'gone';
      },
    ],
    [
      'a rig on no prop',
      'cameras.chase.rig.params',
      'the prop "gone"',
      (d) => {
        d.cameras.chase.rig.params.targetPropId = 'gone';
      },
    ],
  ]);
});
