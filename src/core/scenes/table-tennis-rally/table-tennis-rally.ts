import { DEG, PI } from '../../base/math.ts';
import { fromAxisAngle, multiply, rotate } from '../../base/quat.ts';
import { add, scale, type Vec3 } from '../../base/vec3.ts';
import { cameraAt, composeScene, FREE, marksOf, STILL, shotOf } from '../compose.ts';
import type { ReadyScene } from '../ready-scene.ts';
import { STROKES } from './strokes.ts';

/** From the middle of a bat's blade to its rubber's face, and on to the middle of a ball that touches it. */
const REACH_M = 0.003 + 0.004 + 0.02;
/** A bat moves evenly for so long before and after it meets the ball. */
const SWING_S = 0.06;
const READY_S = 0.22;
const TOTAL_FRAMES = 68;

type Player = 'near' | 'far';
/** Where a player waits, in metres from the net. */
const HOME_Z_M = 1.75;
const HOME_Y_M = 0.95;

/** A bat turned to face the other side, its face tipped forward (closed) by an angle. */
function facing(player: Player, closedRad: number) {
  const about = player === 'near' ? fromAxisAngle([0, 1, 0], PI) : fromAxisAngle([0, 1, 0], 0);
  return multiply(about, fromAxisAngle([1, 0, 0], closedRad));
}

/** Into the ball's path, evenly through it, and back: what a player's arm does for every stroke. */
function swings(player: Player) {
  const side = player === 'near' ? 1 : -1;
  const home: Vec3 = [0, HOME_Y_M, side * HOME_Z_M];
  const own = STROKES.filter((stroke) => stroke.player === player);
  return marksOf(
    { timeS: 0, positionM: home, rotation: [...facing(player, 0)] },
    ...own.flatMap((stroke) => {
      const rotation = facing(player, stroke.closedDeg * DEG);
      const blade = add(stroke.ballM, scale(rotate(rotation, [0, 0, 1]), -REACH_M));
      const along = (s: number): Vec3 => add(blade, scale(stroke.batMps, s));
      const turn = [...rotation] as [number, number, number, number];
      return [
        { timeS: stroke.timeS - SWING_S - READY_S, positionM: home, rotation: [...facing(player, 0)] as typeof turn },
        { timeS: stroke.timeS - SWING_S, positionM: along(-SWING_S), rotation: turn, easing: 'linear' as const },
        { timeS: stroke.timeS + SWING_S, positionM: along(SWING_S), rotation: turn },
        { timeS: stroke.timeS + SWING_S + READY_S, positionM: home, rotation: [...facing(player, 0)] as typeof turn },
      ];
    }),
  );
}

const bat = (name: string, player: Player) => ({
  name,
  kind: 'racket',
  positionM: [0, 0, 0] as [number, number, number],
  drive: { type: 'animated' as const, marks: swings(player) },
  params: {},
});

/** Four strokes with topspin, each over the net and onto the other half. */
export const tableTennisRally: ReadyScene = {
  id: 'table-tennis-rally',
  label: 'Table-tennis rally',
  hint: 'Stroke for stroke, each ball dips onto the table',
  make: () =>
    composeScene({
      name: 'Table-tennis rally',
      durationS: TOTAL_FRAMES / 24,
      props: {
        hall: {
          name: 'Hall',
          kind: 'floor',
          positionM: [0, 0, 0],
          drive: STILL,
          params: { widthM: 10, depthM: 14, materialId: 'rubber' },
        },
        table: { name: 'Table', kind: 'table-tennis-table', positionM: [0, 0, 0], drive: STILL, params: {} },
        near: bat('Near bat', 'near'),
        far: bat('Far bat', 'far'),
        ball: {
          name: 'Ball',
          kind: 'ball',
          positionM: [0, 1, -1.3],
          drive: FREE,
          release: { velocityMps: [0, 1.5, 5], angularVelocityRadps: [60, 0, 0] },
          params: {
            radiusM: 0.02,
            massKg: 0.0027,
            materialId: 'celluloid',
            massDistribution: 'shell',
            dragCoefficient: 0.45,
            liftPerSpinRatio: 0.6,
            liftCap: 0.4,
          },
        },
      },
      cameras: {
        side: cameraAt('A side', [3.6, 1.45, 0], [0, 0.85, 0], 32, { type: 'prop', propId: 'ball' }),
        shoulder: cameraAt('B over the shoulder', [0.7, 1.5, 3.2], [0, 0.85, -0.4], 35, {
          type: 'prop',
          propId: 'ball',
        }),
      },
      shots: {
        'shot-a': shotOf('A side', 'side', 0, 40),
        'shot-b': shotOf('B over the shoulder', 'shoulder', 40, TOTAL_FRAMES),
      },
      outcome: {
        ...Object.fromEntries(
          STROKES.map((stroke, i) => [
            `stroke-${i + 1}`,
            {
              type: 'touch' as const,
              mode: 'must' as const,
              a: { propId: 'ball' },
              b: { propId: stroke.player },
              window: { fromS: stroke.timeS - SWING_S, toS: stroke.timeS + SWING_S },
            },
          ]),
        ),
        // Two bounces on each half, and never the floor.
        'on-the-table': { type: 'touch', mode: 'never', a: { propId: 'ball' }, b: { propId: 'hall' } },
        'over-the-net': { type: 'touch', mode: 'never', a: { propId: 'ball' }, b: { propId: 'table', partId: 'net' } },
      },
      room: { sizeM: 25, t60S: 1.4, wetDb: -18 },
      air: { label: 'A large quiet room', bed: 'room-tone', gainDb: -4 },
      words: {
        setting: 'An empty training hall with one blue table-tennis table.',
        style: 'Clean sports coverage, fast shutter.',
        lighting: 'Bright even hall light.',
        mood: 'Light-footed concentration.',
        background: 'A large quiet room; shoes squeak far away.',
      },
    }),
};
