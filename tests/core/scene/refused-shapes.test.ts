import { describe } from 'vitest';
import { refuses } from './refuses.ts';

describe('loadScene refuses what is no scene', () => {
  refuses([
    [
      'another format',
      'format',
      '"rimshot-shot"',
      (d) => {
        d.format = 'rimshot-shot';
      },
    ],
    [
      'no format',
      'format',
      'names no format',
      (d) => {
        delete d.format;
      },
    ],
    [
      'a newer version',
      'version',
      'newer Rimshot (version 3',
      (d) => {
        d.version = 3;
      },
    ],
    [
      'a version that is no number',
      'version',
      'whole number',
      (d) => {
        d.version = '1';
      },
    ],
    [
      'a fractional version',
      'version',
      'whole number',
      (d) => {
        d.version = 0.5;
      },
    ],
    [
      'an unknown field',
      '',
      '"extra"',
      (d) => {
        d.extra = 1;
      },
    ],
    [
      'a missing field',
      'props.ball.positionM',
      'Prop "Ball": positionM is missing',
      (d) => {
        delete d.props.ball.positionM;
      },
    ],
    [
      'a param that the kind does not know',
      'props.ball.params',
      '"squish"',
      (d) => {
        d.props.ball.params.squish = 1;
      },
    ],
    [
      'a text where a number belongs',
      'props.ball.params.radiusM',
      'must be a number, but is "big"',
      (d) => {
        d.props.ball.params.radiusM = 'big';
      },
    ],
    [
      'an unknown kind',
      'props.ball.kind',
      '"balloon" is not a kind',
      (d) => {
        d.props.ball.kind = 'balloon';
      },
    ],
    [
      'an inherited name as kind',
      'props.ball.kind',
      '"toString" is not a kind',
      (d) => {
        d.props.ball.kind = 'toString';
      },
    ],
    [
      'an unknown rig',
      'cameras.wide.rig.kind',
      '"drone" is not a kind',
      (d) => {
        d.cameras.wide.rig.kind = 'drone';
      },
    ],
    [
      'a rig with wrong params',
      'cameras.wide.rig.params.rollRad',
      'must be at most',
      (d) => {
        d.cameras.wide.rig.params.rollRad = 100;
      },
    ],
    [
      'an unknown drive',
      'props.ball.drive.type',
      'one of "still", "free", "animated", "let-go", but is "flying"',
      (d) => {
        d.props.ball.drive = { type: 'flying' };
      },
    ],
    [
      'a bad id',
      'props.Bad Id',
      'lower-case letters',
      (d) => {
        d.props['Bad Id'] = d.props.crate;
      },
    ],
    [
      'an order key that is none',
      'props.ball.order',
      '"a0"',
      (d) => {
        d.props.ball.order = '1';
      },
    ],
    [
      'an empty joint',
      'joints.hinge.name',
      'Joint "hinge": name is missing',
      (d) => {
        d.joints.hinge = {};
      },
    ],
    [
      'an unknown condition',
      'outcome.miss.type',
      'one of "touch"',
      (d) => {
        d.outcome.miss.type = 'explode';
      },
    ],
    [
      'a list where records belong',
      'props',
      'records by id',
      (d) => {
        d.props = [];
      },
    ],
    [
      'an asset of no hash',
      'assets.crate',
      'SHA-256',
      (d) => {
        d.assets.crate = { name: '', mediaType: '', byteLength: 0 };
      },
    ],
  ]);
});
