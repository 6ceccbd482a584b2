import { placed } from '../base/order.ts';
import { IDENTITY } from '../base/quat.ts';
import type { Vec3 } from '../base/vec3.ts';
import type {
  AuthoredCue,
  Condition,
  Scene,
  SceneCamera,
  SceneDrive,
  SceneJoint,
  SceneLight,
  SceneProp,
  SceneShot,
  StemId,
} from '../scene/schema.ts';
import { SCENE_FORMAT, SCENE_VERSION } from '../scene/schema.ts';

/** A record as a scene is written by hand: its place among its fellows is where it stands. */
type Unplaced<T> = T extends unknown ? Omit<T, 'order'> : never;

/** A prop as it is written by hand; unturned where nothing is said. */
type HandProp = Omit<Unplaced<SceneProp>, 'rotation'> & { readonly rotation?: SceneProp['rotation'] };

/** What a ready-made scene says; all the rest is the house's usual. */
export interface HandScene {
  readonly name: string;
  readonly durationS: number;
  /** Steps of physics per second, where 240 is too few: fast spins. */
  readonly physicsStepHz?: number;
  readonly gravityMps2?: Vec3;
  readonly airDensityKgpm3?: number;
  readonly props: Readonly<Record<string, HandProp>>;
  readonly joints?: Readonly<Record<string, Unplaced<SceneJoint>>>;
  readonly cameras: Readonly<Record<string, Unplaced<SceneCamera>>>;
  /** In the order of the cut; the first starts at 0 unless told otherwise. */
  readonly shots: Readonly<Record<string, Unplaced<SceneShot>>>;
  readonly outcome: Readonly<Record<string, Unplaced<Condition>>>;
  readonly lights?: Readonly<Record<string, Unplaced<SceneLight>>>;
  readonly words: Scene['words'];
  /** The space that answers; the open where absent. */
  readonly room?: NonNullable<Scene['sound']['room']>;
  /** Tracks that are not heard: on the Moon nothing carries what a blow sounds like. */
  readonly mutedStems?: readonly StemId[];
  /** The sound of the place, for as long as the scene lasts. */
  readonly air?: { readonly label: string; readonly bed: Bed; readonly gainDb: number };
  /** Other cues that the director writes. */
  readonly cues?: Readonly<Record<string, Unplaced<AuthoredCue>>>;
}

type Bed = Extract<Extract<AuthoredCue, { kind: 'ambience' }>['source'], { type: 'bed' }>['bed'];

/** Pictures a second of every ready-made scene. */
export const FRAMES_PER_SECOND = 24;
const EARTH: Vec3 = [0, -9.81, 0];
/** At sea level and 20 °C, in kg/m3 (ISO 2533 gives 1.204). */
const AIR_KGPM3 = 1.2;

const DAYLIGHT: Readonly<Record<string, Unplaced<SceneLight>>> = {
  key: { name: 'Key', kind: 'sun', direction: [-0.35, -0.85, -0.4], intensity: 2.4, colorRgb: [1, 0.97, 0.92] },
  sky: { name: 'Sky', kind: 'sky', direction: [0, -1, 0], intensity: 1, colorRgb: [0.85, 0.9, 1] },
};

/** The whole document of a ready-made scene, with one take. */
export function composeScene(hand: HandScene): Scene {
  return {
    format: SCENE_FORMAT,
    version: SCENE_VERSION,
    name: hand.name,
    settings: {
      physicsStepHz: hand.physicsStepHz ?? 240,
      durationS: hand.durationS,
      frameRate: { num: FRAMES_PER_SECOND, den: 1 },
      widthPx: 1280,
      heightPx: 720,
      gravityMps2: [...(hand.gravityMps2 ?? EARTH)],
      airDensityKgpm3: hand.airDensityKgpm3 ?? AIR_KGPM3,
      windMps: [0, 0, 0],
      seed: 1,
    },
    props: placed(
      Object.fromEntries(
        Object.entries(hand.props).map(([id, prop]) => [id, { ...prop, rotation: prop.rotation ?? [...IDENTITY] }]),
      ),
    ),
    cameras: placed(hand.cameras),
    lights: placed(hand.lights ?? DAYLIGHT),
    joints: placed(hand.joints ?? {}),
    takes: { 'take-1': { name: 'Take 1', order: 'a0', overrides: {}, star: true, note: '' } },
    activeTakeId: 'take-1',
    shots: placed(hand.shots),
    outcome: placed(hand.outcome) as Scene['outcome'],
    cues: { overrides: {}, authored: placed({ ...airOf(hand), ...hand.cues }) as Scene['cues']['authored'] },
    sound: { ...heardByCamera(hand.mutedStems), room: hand.room ?? null },
    intended: {},
    words: hand.words,
    assets: {},
  };
}

function airOf({ air, durationS }: HandScene): Readonly<Record<string, Unplaced<AuthoredCue>>> {
  if (!air) return {};
  const { label, bed, gainDb } = air;
  return { air: { kind: 'ambience', timeS: 0, durationS, label, gainDb, source: { type: 'bed', bed } } };
}

/** Heard from the active camera, in the open, every stem at its own level but those that are muted. */
function heardByCamera(muted: readonly StemId[] = []): Scene['sound'] {
  const level = (id: StemId) => ({ gainDb: 0, isMuted: muted.includes(id) });
  return {
    listener: { type: 'camera' },
    isDelayedByDistance: false,
    keepsPitch: true,
    room: null,
    stems: {
      effects: level('effects'),
      foley: level('foley'),
      ambience: level('ambience'),
      dialogue: level('dialogue'),
      music: level('music'),
    },
  };
}

export const STILL: SceneDrive = { type: 'still' };
export const FREE: SceneDrive = { type: 'free' };

/** The path of an animated prop from marks in order of time, each in the frame of the prop's own place. */
export function marksOf(
  ...marks: readonly { timeS: number; positionM: Vec3; rotation?: SceneProp['rotation']; easing?: Easing }[]
): Extract<SceneDrive, { type: 'animated' }>['marks'] {
  return Object.fromEntries(
    marks.map(({ timeS, positionM, rotation, easing }, i) => [
      `mark-${i + 1}`,
      { timeS, positionM: [...positionM], rotation: rotation ?? [...IDENTITY], easing: easing ?? 'ease-in-out' },
    ]),
  );
}

type Easing = Extract<SceneDrive, { type: 'animated' }>['marks'][string]['easing'];

/** A full-frame camera that stands at a point and looks at a prop, or at a point where `at` is one. */
export function cameraAt(
  name: string,
  positionM: Vec3,
  at: Vec3 | { readonly propId: string; readonly offsetM?: Vec3 },
  focalLengthMm: number,
  focus: SceneCamera['lens']['focus'],
  fStop = 4,
): Unplaced<SceneCamera> {
  const [targetPropId, offsetM] = 'propId' in at ? [at.propId, at.offsetM ?? [0, 0, 0]] : ['', at];
  return {
    name,
    rig: { kind: 'aim', params: { positionM: [...positionM], targetPropId, offsetM: [...offsetM] } },
    lens: { focalLengthMm, fStop, focus },
    sensorMm: [36, 24],
    squeeze: 1,
  };
}

/** A shot of the only take, at true speed. */
export function shotOf(
  name: string,
  cameraId: string,
  fromFrame: number,
  toFrame: number,
  speed = 1,
): Unplaced<SceneShot> {
  return {
    name,
    cameraId,
    takeId: 'take-1',
    sourceStartS: fromFrame / FRAMES_PER_SECOND,
    durationFrames: Math.round((toFrame - fromFrame) / speed),
    speed,
  };
}

type Steps = Extract<Condition, { type: 'sequence' }>['steps'];

/** The steps of a wanted sequence, in order, each named and met with a part of a prop, or with the whole of it. */
export function stepsOf(steps: readonly (readonly [id: string, propId: string, partId?: string])[]): Steps {
  return placed(
    Object.fromEntries(
      steps.map(([id, propId, partId]) => [id, { part: partId === undefined ? { propId } : { propId, partId } }]),
    ),
  );
}
