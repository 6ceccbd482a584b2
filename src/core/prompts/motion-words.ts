import { conjugate, rotate } from '../base/quat.ts';
import { cross, dot, length, normalize, sub, UP, type Vec3 } from '../base/vec3.ts';
import { bodyPoseOf, cameraPoseOf, liveFrame } from '../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { timesWord } from './english.ts';

/** Paths shorter than this say nothing about a direction, in metres. */
const UNNOTICED_M = 0.15;
/** One turn a second shows as spin. */
const SPIN_RADPS = 6.28;
const TURN_RAD = 2 * Math.PI;
/** A throw that lands within this share of its height, up and down, goes straight up. */
const UPRIGHT = 0.2;
/** Slower than this reads as standing still, in m/s. */
export const STILL_MPS = 0.05;
/** Slower turning than this reads as standing still, in rad/s. Our own choice. */
export const STILL_RADPS = 0.2;

/** "to the left of frame", "toward the camera": where a displacement goes as the camera of a frame sees it, or ''. */
export function wayOf(shot: ShotSpec, frame: number, displacementM: Vec3, leastM = UNNOTICED_M): string {
  const [x, , z] = rotate(conjugate(cameraPoseOf(shot, frame).rotation), displacementM);
  if (Math.max(Math.abs(x), Math.abs(z)) < leastM) return '';
  if (Math.abs(x) >= Math.abs(z)) return x > 0 ? 'to the right of frame' : 'to the left of frame';
  return z > 0 ? 'toward the camera' : 'away from the camera';
}

/** How far a body gets from where it is at one frame, until another, in metres. */
export function travelOf(shot: ShotSpec, body: ShotBody, from: number, to: number): number {
  const start = bodyPoseOf(shot, body, from).positionM;
  let far = 0;
  for (let f = from; f <= to; f++) far = Math.max(far, length(sub(bodyPoseOf(shot, body, f).positionM, start)));
  return far;
}

/** "arcs up and over to the left of frame with backspin": a free path between two frames. */
export function flightOf(shot: ShotSpec, body: ShotBody, from: number, to: number): string {
  const at = (frame: number) => bodyPoseOf(shot, body, frame).positionM;
  const [start, end] = [at(from), at(to)];
  let top = start[1];
  for (let frame = from; frame <= to; frame++) top = Math.max(top, at(frame)[1]);
  const rise = top - start[1];
  const fall = top - end[1];
  const aside = length([end[0] - start[0], 0, end[2] - start[2]]);
  const isThrown = rise > UNNOTICED_M && fall > UNNOTICED_M;
  const turns = turnWords(shot, body, from, to);
  if (isTied(shot, body)) return prose([swingVerb(end[1] - start[1]), wayOf(shot, from, sub(end, start))]);
  if (isThrown && aside < UPRIGHT * (rise + fall)) return `goes straight up and comes down again${turns}`;
  const verb = isThrown
    ? 'arcs up and over'
    : rise > UNNOTICED_M
      ? 'rises'
      : fall > aside
        ? 'falls'
        : fall > UNNOTICED_M
          ? 'drops away'
          : 'moves';
  const way = wayOf(shot, from, sub(end, start));
  return `${prose([verb === 'drops away' && way.startsWith('away') ? 'drops' : verb, way])}${turns}`;
}

function prose(words: readonly string[]): string {
  return words.filter((w) => w !== '').join(' ');
}

function swingVerb(riseM: number): string {
  if (Math.abs(riseM) < UNNOTICED_M) return 'swings';
  return riseM > 0 ? 'swings up' : 'swings down';
}

/** Whether joints tie a body to the world or to something that stands still, so that it swings rather than flies. */
function isTied({ joints, bodies }: ShotSpec, body: ShotBody): boolean {
  const still = new Set(bodies.filter(({ drive }) => drive === 'still').map(({ id }) => id));
  const reached = new Set([body.id]);
  const whole = joints.filter(({ brokeAtS }) => brokeAtS === null);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { bodyIds } of whole) {
      if (!bodyIds.some((id) => id !== null && reached.has(id))) continue;
      if (bodyIds.some((id) => id === null || still.has(id))) return true;
      for (const id of bodyIds) if (id !== null) reached.add(id);
    }
  }
  return false;
}

/** How it turns on its way: spin of a ball, as its path begins; whole turns of anything else. */
function turnWords(shot: ShotSpec, body: ShotBody, from: number, to: number): string {
  const spin = angularVelocityOf(shot, body, from);
  const solid = body.parts.filter(({ role }) => role !== 'show');
  if (solid.some(({ shape }) => shape.type !== 'ball')) return turningWords(shot, body, from, to);
  if (length(spin) < SPIN_RADPS) return '';
  const along = velocityOf(shot, body, from);
  const forward = dot(normalize(spin), cross(UP, normalize([along[0], 0, along[2]], [0, 0, 0])));
  if (forward < -0.7) return ' with backspin';
  return forward > 0.7 ? ' with topspin' : ', spinning';
}

function turningWords(shot: ShotSpec, body: ShotBody, from: number, to: number): string {
  const { sceneTimesS } = shot.clip;
  let turnedRad = 0;
  let uprightRad = 0;
  for (let frame = from; frame < to; frame++) {
    const spin = angularVelocityOf(shot, body, frame);
    const stepS = Math.max(0, sceneTimesS[frame + 1]! - sceneTimesS[frame]!);
    turnedRad += length(spin) * stepS;
    uprightRad += Math.abs(spin[1]) * stepS;
  }
  const turns = Math.round(turnedRad / TURN_RAD);
  if (turns === 0) return '';
  return `, ${uprightRad > 0.7 * turnedRad ? 'spinning' : 'turning over'} about ${timesWord(turns)}`;
}

/** The velocity of a body at a frame, or as its take ended before; zero for a body that never moves. */
export function velocityOf(shot: ShotSpec, body: ShotBody, frame: number): Vec3 {
  const live = liveFrame(shot, frame);
  return (live !== null && trajectoryOf(shot, body)?.velocitiesMps[live]) || [0, 0, 0];
}

/** The angular velocity of a body at a frame, or as its take ended before; zero for a body that never moves. */
export function angularVelocityOf(shot: ShotSpec, body: ShotBody, frame: number): Vec3 {
  const live = liveFrame(shot, frame);
  return (live !== null && trajectoryOf(shot, body)?.angularVelocitiesRadps[live]) || [0, 0, 0];
}

function trajectoryOf({ trajectories }: ShotSpec, body: ShotBody) {
  return trajectories.find(({ bodyId }) => bodyId === body.id);
}

/** Whether a body neither moves nor turns at a frame, to the eye. */
export function isStill(shot: ShotSpec, body: ShotBody, frame: number): boolean {
  return (
    length(velocityOf(shot, body, frame)) < STILL_MPS && length(angularVelocityOf(shot, body, frame)) < STILL_RADPS
  );
}

/** The frame that shows an instant of the clip. */
export function frameAt({ clip }: ShotSpec, clipTimeS: number): number {
  const frame = Math.floor((clipTimeS * clip.frameRate.num) / clip.frameRate.den + 1e-6);
  return Math.min(Math.max(frame, 0), clip.frameCount - 1);
}
