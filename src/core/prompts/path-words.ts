import { length } from '../base/vec3.ts';
import { clipTimeOf } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { type Hit, targetWords } from './hits.ts';
import { flightOf, frameAt, STILL_MPS, travelOf, velocityOf } from './motion-words.ts';

/** A body that strays less than this between two instants has not moved, in metres. */
const UNMOVED_M = 0.02;
/** Who moved less than this is not said to come to rest, nor to leave it, in metres. */
const NOTICED_M = 0.1;

/** What a body does between two instants without a hit; null where it is not worth a bullet. */
export function pathWords(
  shot: ShotSpec,
  cast: Cast,
  body: ShotBody,
  fromS: number,
  toS: number,
  next: Hit | undefined,
): string | null {
  // The frame that shows the hit still shows how things were before it.
  const [from, to] = [frameAt(shot, fromS) + (fromS > 0 ? 1 : 0), frameAt(shot, toS)];
  if (to <= from) return null;
  const under = spanContactAt(shot, body, (fromS + toS) / 2);
  const goal = next ? ` toward ${targetWords(cast, next)}` : '';
  const goalAfterWay = next ? `, toward ${targetWords(cast, next)}` : '';
  const speed = length(velocityOf(shot, body, from));
  const travelM = travelOf(shot, body, from, to);
  const isUnmoved = travelM < (under?.phase === 'rest' ? NOTICED_M : UNMOVED_M);
  if (under && isUnmoved && speed < STILL_MPS) return next ? `rests on ${surfaceWords(cast, body, under)}` : null;
  if (under?.phase === 'roll') return `rolls along ${surfaceWords(cast, body, under)}${goal}`;
  if (under && !isUnmoved) return `slides along ${surfaceWords(cast, body, under)}${goal}`;
  if (isUnmoved) return null;
  return `${flightOf(shot, body, from, to)}${goalAfterWay}`;
}

function spanContactAt(shot: ShotSpec, body: ShotBody, clipTimeS: number) {
  const sceneTimeS = shot.clip.sceneTimesS[frameAt(shot, clipTimeS)]!;
  return shot.contacts.find(
    (c) =>
      c.phase !== 'impact' &&
      c.bodyIds.includes(body.id) &&
      c.timeS <= sceneTimeS + 1e-6 &&
      c.endTimeS > sceneTimeS + 1e-6,
  );
}

function surfaceWords(cast: Cast, body: ShotBody, contact: ShotSpec['contacts'][number]): string {
  const other = contact.bodyIds[0] === body.id ? 1 : 0;
  return cast.partOf(contact.bodyIds[other], contact.partIds[other]);
}

/** How a body ends: it leaves the frame, comes to rest, or rolls on; null where none of these. */
export function endWords(
  shot: ShotSpec,
  body: ShotBody,
  afterS: number,
): { readonly atS: number; readonly does: string } | null {
  const goneS = goneAtS(shot, body);
  if (goneS !== null && goneS > afterS) return { atS: goneS, does: 'leaves the frame' };
  const { frameCount } = shot.clip;
  let still = frameCount;
  while (still > 0 && length(velocityOf(shot, body, still - 1)) < STILL_MPS) still--;
  const hasMoved = travelOf(shot, body, 0, frameCount - 1) > NOTICED_M;
  if (hasMoved && still > 0 && still < frameCount) return { atS: clipTimeOf(shot, still), does: 'comes to rest' };
  const last = spanContactAt(shot, body, shot.clip.durationS);
  if (afterS > 0 && last?.phase === 'roll') return { atS: shot.clip.durationS, does: 'is still rolling' };
  return null;
}

/** When a body that was in the frame leaves it for good; null where it does not. */
export function goneAtS(shot: ShotSpec, body: ShotBody): number | null {
  const boxes = shot.tracks2d.find((t) => t.bodyId === body.id)?.boxesPx ?? [];
  const last = boxes.findLastIndex((box) => box !== null);
  return last >= 0 && last < boxes.length - 1 ? clipTimeOf(shot, last + 1) : null;
}
