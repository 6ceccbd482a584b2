import { toWxyz, toZUp } from '../../base/frames.ts';
import type { SinkFile } from '../../base/ports.ts';
import { rotate } from '../../base/quat.ts';
import { framesPerSecond } from '../../base/time.ts';
import { add, type Vec3 } from '../../base/vec3.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { poseOf } from '../../shot/spec-tracks.ts';
import { cameraJson, type Span } from './camera.ts';
import { boxOf, cornersOf, type Instance, rotationZUp } from './instances.ts';
import { listJson, rounded, rowsJson, writePiece } from './json-stream.ts';
import { sharesOf } from './shares.ts';
import type { Tally } from './tally.ts';

const STILL: Vec3 = [0, 0, 0];

/** Writes `metadata.json` in pieces: hundreds of instances for a minute are more than a string should hold. */
export async function writeMetadata(
  file: SinkFile,
  shot: ShotSpec,
  span: Span,
  instances: readonly Instance[],
  tally: Tally,
): Promise<void> {
  const { widthPx, heightPx } = tally;
  const { clip, madeBy, world } = shot;
  const rate = framesPerSecond(clip.frameRate);
  const flags = {
    frame_rate: rate,
    step_rate: madeBy.stepHz,
    frame_start: 0,
    frame_end: span.frameCount - 1,
    resolution: `${heightPx}x${widthPx}`,
    generator: `${madeBy.name} ${madeBy.version}`,
  };
  const metadata = {
    resolution: [widthPx, heightPx],
    frame_rate: rate,
    step_rate: madeBy.stepHz,
    gravity: toZUp(world.gravityMps2).map(rounded),
    num_frames: span.frameCount,
    num_instances: instances.length,
    name: clip.name,
  };
  await writePiece(
    file,
    `{"flags": ${JSON.stringify(flags)},\n"metadata": ${JSON.stringify(metadata)},\n"camera": ${cameraJson(shot, span)},\n"instances": [`,
  );
  for (const [i, instance] of instances.entries())
    await writePiece(file, `${i === 0 ? '' : ','}\n${instanceJson(shot, span, instance, tally)}`);
  await writePiece(file, ']}\n');
}

function instanceJson(shot: ShotSpec, { startFrame, frameCount }: Span, instance: Instance, tally: Tally): string {
  const { body, index } = instance;
  const trajectory = shot.trajectories.find(({ bodyId }) => bodyId === body.id);
  const subject = shot.subjects.find(({ id }) => id === body.subjectId);
  const surface = body.parts.find(({ role }) => role === 'both') ?? body.parts[0];
  const corners = cornersOf(boxOf(body));
  const poseAt = (i: number) => {
    const { positionM, rotation } = poseOf(body, trajectory, startFrame + i);
    return { positionM: toZUp(positionM), rotation: rotationZUp(rotation), ourPositionM: positionM };
  };
  const rows = (rowOf: (i: number) => readonly number[]) => rowsJson(frameCount, rowOf);
  const seenAt = Array.from({ length: frameCount }, (_, i) => tally.visibility[index * frameCount + i]!);
  const seenFrames = seenAt.flatMap((px, i) => (px > 0 ? [i] : []));
  const members: readonly (readonly [string, string])[] = [
    ['asset_id', JSON.stringify(subject?.kind ?? body.id)],
    ['body_id', JSON.stringify(body.id)],
    ['name', JSON.stringify(subject?.name ?? body.id)],
    ['category', JSON.stringify(subject?.noun ?? '')],
    ['color', listJson(subject?.colorRgb ?? [1, 1, 1])],
    ['is_dynamic', String(trajectory !== undefined)],
    ['mass', String(body.massKg)],
    ['friction', String(surface?.friction ?? 0)],
    ['restitution', String(surface?.restitution ?? 0)],
    ['positions', rows((i) => poseAt(i).positionM)],
    ['quaternions', rows((i) => toWxyz(poseAt(i).rotation))],
    ['velocities', rows((i) => toZUp(trajectory?.velocitiesMps[startFrame + i] ?? STILL))],
    ['angular_velocities', rows((i) => toZUp(trajectory?.angularVelocitiesRadps[startFrame + i] ?? STILL))],
    ['image_positions', rows((i) => sharesOf(shot, startFrame + i, poseAt(i).ourPositionM))],
    [
      'bboxes_3d',
      `[${seenAt
        .map((_, i) => {
          const { positionM, rotation } = poseAt(i);
          return rowsJson(8, (k) => add(rotate(rotation, corners[k]!), positionM));
        })
        .join(', ')}]`,
    ],
    ['bboxes', rowsJson(seenFrames.length, (i) => boxAt(tally, index * frameCount + seenFrames[i]!))],
    ['bbox_frames', listJson(seenFrames)],
    ['visibility', listJson(seenAt)],
  ];
  return `{${members.map(([key, value]) => `"${key}": ${value}`).join(',\n')}}`;
}

/** Least row and column, then the greatest, as shares of the picture. */
function boxAt({ boxesPx, widthPx, heightPx }: Tally, at: number): readonly number[] {
  const [x0, y0, x1, y1] = boxesPx.subarray(4 * at, 4 * at + 4) as unknown as [number, number, number, number];
  return [y0 / heightPx, x0 / widthPx, y1 / heightPx, x1 / widthPx];
}
