import { describe } from 'vitest';
import { refuses } from './refuses.ts';

describe('loadScene refuses numbers out of bounds', () => {
  refuses([
    [
      'NaN',
      'props.ball.positionM.1',
      'not a finite number',
      (d) => {
        d.props.ball.positionM[1] = Number.NaN;
      },
    ],
    [
      'infinity',
      'settings.gravityMps2.1',
      '-Infinity',
      (d) => {
        d.settings.gravityMps2[1] = Number.NEGATIVE_INFINITY;
      },
    ],
    [
      'a negative size',
      'props.ball.params.radiusM',
      'at least 0.005 m, but is -3',
      (d) => {
        d.props.ball.params.radiusM = -3;
      },
    ],
    [
      'an absurd size',
      'props.ball.params.radiusM',
      'at most 10 m, but is 1e+300',
      (d) => {
        d.props.ball.params.radiusM = 1e300;
      },
    ],
    [
      'a negative mass',
      'props.ball.params.massKg',
      'but is -1',
      (d) => {
        d.props.ball.params.massKg = -1;
      },
    ],
    [
      'a place beyond the scene',
      'props.ball.positionM.0',
      'at most 10000 m',
      (d) => {
        d.props.ball.positionM[0] = 1e9;
      },
    ],
    [
      'a rotation of another length',
      'props.ball.rotation',
      'unit quaternion',
      (d) => {
        d.props.ball.rotation = [0, 0, 0, 2];
      },
    ],
    [
      'a throw along one axis beyond the limit',
      'props.ball.release.velocityMps.2',
      'at least -400 m/s',
      (d) => {
        d.props.ball.release.velocityMps = [0, 0, -401];
      },
    ],
    // 300 along each of two axes is 424 m/s.
    [
      'a throw beyond the limit only in sum',
      'props.ball.release.velocityMps',
      'at most 400 m/s',
      (d) => {
        d.props.ball.release.velocityMps = [300, 300, 0];
      },
    ],
    [
      'a spin beyond the limit',
      'props.ball.release.angularVelocityRadps.0',
      '4000 rad/s',
      (d) => {
        d.props.ball.release.angularVelocityRadps = [5000, 0, 0];
      },
    ],
    [
      'an override beyond the limit',
      'takes.take-2.overrides.ball.release.velocityMps.0',
      'Take "Take 2"',
      (d) => {
        d.takes['take-2'].overrides.ball.release.velocityMps = [500, 0, 0];
      },
    ],
    [
      'a window that ends before it begins',
      'outcome.touches.window',
      'toS may not be less',
      (d) => {
        d.outcome.touches.window = { fromS: 2, toS: 1 };
      },
    ],
    [
      'a box turned inside out',
      'outcome.lands',
      'must be a box',
      (d) => {
        d.outcome.lands.minM = [9, 0, 0];
      },
    ],
    [
      'a speed of nothing',
      'shots.shot-a.speed',
      'at least 0.01',
      (d) => {
        d.shots['shot-a'].speed = 0;
      },
    ],
    [
      'half a frame',
      'shots.shot-a.durationFrames',
      'whole number',
      (d) => {
        d.shots['shot-a'].durationFrames = 0.5;
      },
    ],
    [
      'light from nowhere',
      'lights.key.direction',
      'must point somewhere',
      (d) => {
        d.lights.key.direction = [0, 0, 0];
      },
    ],
  ]);
});
