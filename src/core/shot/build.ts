import { ENGINE } from '../bake/plan.ts';
import { inOrder } from '../base/order.ts';
import { frameToSeconds } from '../base/time.ts';
import type { CameraState } from '../camera/camera.ts';
import { watchedPropIds } from '../camera/camera-at.ts';
import { describeShot } from '../camera/describe.ts';
import type { Finding } from '../checks/check-kind.ts';
import { timedBySpeech } from '../cues/line-times.ts';
import type { LineTiming } from '../speech/spoken-line.ts';
import { type ClipClock, type ClipShot, clipClock, clipTimesOf } from './clip-clock.ts';
import { withOverview } from './overview.ts';
import { rounded, roundedDeep, roundedVec, significant } from './rounding.ts';
import type { ShotContact, ShotSpec } from './shot-spec.ts';
import type { ShotSpecInput } from './shot-spec-input.ts';
import { type SpecBodies, specBodies } from './spec-bodies.ts';
import { cuesOfClip } from './spec-cues.ts';
import { clampsOfClip, jointsOfClip, nudgesOfClip, type ShownTake } from './spec-physics.ts';
import {
  cameraColumns,
  camerasOfClip,
  centerOfMassM,
  isAfterEnd,
  poseOf,
  takeEndS,
  tracks2dOf,
  trajectoriesOf,
} from './spec-tracks.ts';

/** Cues are rendered at this rate unless someone asks for another. */
const SAMPLE_RATE = 48_000;
/** A shot's words come from at most this many of its frames, evenly spread. */
const MOST_LOOKS = 64;

/**
 * The shot spec of a scene's cut, or of one shot: everything that leaves the house, on the clock of the clip. Bodies that
 * never move have their pose in `bodies[].release` and no trajectory. Where the cut shows several takes, ids of contacts
 * and cues begin with the take's. Numbers are rounded (`rounding.ts`), so the same input gives the same bytes. Throws
 * where a take that the cut shows has no result. A scene without cameras is filmed through an overview.
 */
export function buildShotSpec(given: ShotSpecInput): ShotSpec {
  const { results } = given;
  const clock = clipClock(given.scene, given);
  const takeIds = [...new Set(clock.shots.map((s) => s.shot.takeId))];
  for (const takeId of takeIds) if (!results[takeId]) throw new Error(`The take "${takeId}" has not been simulated.`);
  const first = results[takeIds[0]!]!;
  const scene = withOverview(given.scene, first);
  const input = { ...given, scene };
  const { settings } = scene;
  const idOf = (takeId: string, id: string) => (takeIds.length === 1 ? id : `${takeId}:${id}`);
  const [widthPx, heightPx] = input.sizePx ?? [settings.widthPx, settings.heightPx];
  const { subjects, bodies, materials } = specBodies(scene, takeIds[0]!, first);
  const trajectories = trajectoriesOf(input, clock, bodies);
  const cameras = camerasOfClip(input, clock);
  const camera = cameraColumns(cameras, widthPx, heightPx);
  const pinholeAt = (frame: number) => ({
    widthPx,
    heightPx,
    fxPx: camera.fxPx[frame]!,
    fyPx: camera.fyPx[frame]!,
    cxPx: camera.cxPx,
    cyPx: camera.cyPx,
  });
  const takes = takeIds.map((takeId): ShownTake => [takeId, results[takeId]!]);
  const outcomes = takeIds.map((takeId) => results[takeId]!.outcome);
  const spoken = input.spoken ?? new Map<string, LineTiming>();
  const heard = Object.fromEntries(
    takes.map(([takeId, facts]) => [takeId, { ...facts, cues: timedBySpeech(facts.cues, spoken) }]),
  );
  const audioClock = scene.sound.isDelayedByDistance ? 'heard' : 'contact';
  const shotName = input.shotId === undefined ? '' : `, ${clock.shots[0]!.shot.name}`;
  return {
    format: 'rimshot-shot',
    version: 1,
    madeBy: {
      name: 'rimshot',
      version: input.version,
      engine: ENGINE,
      bakeKeys: takeIds.map((takeId) => results[takeId]!.motion.bakeKey),
      stepHz: first.motion.stepHz,
    },
    clip: {
      name: `${scene.name}${shotName}`,
      frameRate: { num: clock.frameRate.num, den: clock.frameRate.den },
      frameCount: clock.frameCount,
      durationS: rounded(frameToSeconds(clock.frameCount, clock.frameRate)),
      widthPx,
      heightPx,
      sceneTimesS: clock.sceneTimesS.map((t) => rounded(t)),
    },
    world: {
      upAxis: 'y',
      handedness: 'right',
      gravityMps2: [...settings.gravityMps2],
      airDensityKgpm3: settings.airDensityKgpm3,
      windMps: [...settings.windMps],
    },
    subjects,
    materials,
    bodies,
    trajectories,
    contacts: takeIds.flatMap((takeId) =>
      results[takeId]!.motion.contacts.map((contact) => ({
        id: idOf(takeId, contact.id),
        takeId,
        phase: contact.phase,
        timeS: rounded(contact.timeS),
        endTimeS: rounded(contact.endTimeS),
        clipTimesS: clipTimesOf(clock, takeId, contact.timeS).map((t) => rounded(t)),
        bodyIds: [...contact.bodyIds] as ShotContact['bodyIds'],
        partIds: [...contact.partIds] as ShotContact['partIds'],
        materials: [...contact.materialIds] as ShotContact['materials'],
        pointM: roundedVec(contact.pointM),
        normal: roundedVec(contact.normal),
        impulseNs: rounded(contact.impulseNs),
        frictionNs: rounded(contact.frictionNs),
        normalSpeedMps: rounded(contact.normalSpeedMps),
        reboundSpeedMps: rounded(contact.reboundSpeedMps),
        slipSpeedMps: rounded(contact.slipSpeedMps),
      })),
    ),
    joints: jointsOfClip(takes),
    nudges: nudgesOfClip(takes, idOf),
    clamps: clampsOfClip(takes),
    shots: clock.shots.map((shot) =>
      specShot(input, shot, cameras, { subjects, bodies }, trajectories, [widthPx, heightPx], clock),
    ),
    camera,
    tracks2d: tracks2dOf(bodies, trajectories, cameras, pinholeAt),
    lights: inOrder(scene.lights).map(([id, light]) => ({
      id,
      kind: light.kind,
      direction: roundedVec(light.direction),
      intensity: light.intensity,
      colorRgb: roundedVec(light.colorRgb),
    })),
    audio: {
      clock: audioClock,
      sampleRate: SAMPLE_RATE,
      listener: roundedDeep(scene.sound.listener),
      keepsPitch: scene.sound.keepsPitch,
      room: roundedDeep(scene.sound.room),
      stems: roundedDeep(scene.sound.stems),
      cues: cuesOfClip({ scene, results: heard }, clock, audioClock, idOf),
    },
    outcome: {
      wanted: first.outcome.conditions.map(({ timesS, ...condition }) => ({
        ...condition,
        margin: condition.margin && { value: rounded(condition.margin.value), unit: condition.margin.unit },
        timeS: condition.timeS === null ? null : rounded(condition.timeS),
        clipTimesS: timesS.flatMap((timeS) => clipTimesOf(clock, takeIds[0]!, timeS)).map((t) => rounded(t)),
      })),
      happened: first.outcome.happened.map((happening) => ({
        type: happening.type,
        timeS: rounded(happening.timeS),
        clipTimesS: clipTimesOf(clock, takeIds[0]!, happening.timeS).map((t) => rounded(t)),
        propIds: [...happening.propIds],
        partIds: [...happening.partIds],
        label: happening.label,
      })),
      isMet: outcomes.every((outcome) => outcome.isMet),
      steadiness: steadinessOf(input),
    },
    findings: uniqueFindings(takeIds.flatMap((takeId) => results[takeId]!.findings)),
    intended: Object.entries(scene.intended)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([findingId, { note }]) => ({ findingId, note })),
    words: { ...scene.words },
  };
}

type Placed = Pick<SpecBodies, 'subjects' | 'bodies'>;

function specShot(
  { scene, results }: ShotSpecInput,
  clipShot: ClipShot,
  cameras: readonly CameraState[],
  { subjects, bodies }: Placed,
  trajectories: ShotSpec['trajectories'],
  [widthPx, heightPx]: readonly [number, number],
  clock: ClipClock,
): ShotSpec['shots'][number] {
  const { id, shot, startFrame, frameCount } = clipShot;
  const source = scene.cameras[shot.cameraId]!;
  const moving = new Map(trajectories.map((t) => [t.bodyId, t]));
  const subject =
    watchedPropIds(source)
      .map((propId) => subjects.find((s) => s.id === propId))
      .find((s) => s !== undefined) ?? subjects.find((s) => s.bodyIds.some((bodyId) => moving.has(bodyId)));
  const body = subject && bodies.find((b) => b.id === subject.bodyIds[0]);
  const { motion } = results[shot.takeId]!;
  const frozen = clock.sceneTimesS.findIndex(
    (timeS, frame) => clock.shotOfFrame[frame] === clipShot && isAfterEnd(motion, timeS),
  );
  const looks = evenly(startFrame, frameCount);
  const words = describeShot({
    cameras: looks.map((frame) => cameras[frame]!),
    spanS: frameToSeconds(frameCount, clock.frameRate),
    widthPx,
    heightPx,
    subject:
      subject && body
        ? {
            noun: subject.noun,
            heightM: subject.sizeM[1],
            positionsM: looks.map((frame) =>
              centerOfMassM(poseOf(body, moving.get(body.id), frame), body.centerOfMassM),
            ),
          }
        : null,
  });
  return {
    id,
    name: shot.name,
    cameraId: shot.cameraId,
    cameraName: source.name,
    takeId: shot.takeId,
    takeName: scene.takes[shot.takeId]!.name,
    startFrame,
    frameCount,
    sourceStartS: rounded(shot.sourceStartS),
    speed: shot.speed,
    takeEndS: rounded(takeEndS(motion)),
    frozenFromFrame: frozen < 0 ? null : frozen,
    subjectId: subject?.id ?? null,
    sensorMm: [...source.sensorMm],
    squeeze: source.squeeze,
    ...words,
  };
}

function evenly(start: number, count: number): readonly number[] {
  if (count <= MOST_LOOKS) return Array.from({ length: count }, (_, i) => start + i);
  return Array.from({ length: MOST_LOOKS }, (_, i) => start + Math.round((i * (count - 1)) / (MOST_LOOKS - 1)));
}

function steadinessOf({ steadiness }: ShotSpecInput): ShotSpec['outcome']['steadiness'] {
  if (!steadiness) return null;
  return { trials: steadiness.trials, kept: steadiness.kept, varied: steadiness.varied.map((v) => ({ ...v })) };
}

function uniqueFindings(findings: readonly Finding[]): ShotSpec['findings'] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return [...byId.values()].map((finding) => ({
    ...finding,
    timeS: rounded(finding.timeS),
    bodyIds: [...finding.bodyIds],
    value: significant(finding.value),
    limit: significant(finding.limit),
  }));
}
