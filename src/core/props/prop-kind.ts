import type { z } from 'zod';
import type { JointShape } from '../base/joint-shape.ts';
import type { Pose } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import type { Vec3 } from '../base/vec3.ts';

/** One piece of a body, placed in the body's frame. */
export interface Part extends Pose {
  /** Unique within the prop, lower-case, used in contacts and outcomes: `rim`, `board`. */
  readonly id: string;
  /** As a director would say it: "rim". */
  readonly label: string;
  readonly shape: Shape;
  /** `both` is seen and felt, `collide` only felt, `show` only seen. */
  readonly role: 'both' | 'collide' | 'show';
  readonly materialId: string;
  /** sRGB 0 to 1; the material's colour where absent. */
  readonly colorRgb?: readonly [number, number, number];
}

/** What air does to a body: quadratic drag, and lift across the spin axis. */
export interface Aero {
  readonly dragCoefficient: number;
  /** Reference area. */
  readonly areaM2: number;
  /** Lift coefficient per spin ratio (radius * spin / speed), capped at `liftCap`; 0 for no Magnus force. */
  readonly liftPerSpinRatio: number;
  readonly liftCap: number;
  readonly radiusM: number;
}

/** Water or another fluid that fills a box about the body's origin; things fall into it, float and are slowed. */
export interface Fluid {
  /** The part that shows it and that contacts name. */
  readonly partId: string;
  readonly sizeM: Vec3;
  readonly densityKgpm3: number;
}

/** A tube of netting, open at both ends, that slows balls on their way through: a hoop's net. In the body's frame. */
export interface Net {
  /** The part that shows it and that contacts name. */
  readonly partId: string;
  /** Centre of the upper opening; the tube hangs from there along -`axis`. */
  readonly topM: Vec3;
  /** Unit vector. */
  readonly axis: Vec3;
  readonly topRadiusM: number;
  readonly bottomRadiusM: number;
  readonly lengthM: number;
}

/** What physics moves, placed in the frame of the prop. */
export interface Body {
  /** Unique within the prop; `main` where there is one. */
  readonly id: string;
  readonly parts: readonly Part[];
  /** Whole mass; from the densities of the parts where absent. */
  readonly massKg?: number;
  /** `shell` puts the mass at the surface (balls only): inertia 2/3 m r^2 instead of 2/5. */
  readonly massDistribution?: 'solid' | 'shell';
  readonly aero?: Aero;
  /** Where the body stands in the prop's frame; the prop's own origin where absent. Parts are in the body's frame. */
  readonly pose?: Pose;
  readonly fluid?: Fluid;
  readonly nets?: readonly Net[];
}

/** What holds two bodies of one prop together: a wheel to its car, a link to the next. */
export interface PropJoint {
  /** Unique within the prop. */
  readonly id: string;
  /** As a director would say it: "front left hub". */
  readonly label: string;
  /** Ids of two bodies of the prop. */
  readonly bodyIds: readonly [a: string, b: string];
  /** Where it sits in each body's frame. */
  readonly pointsM: readonly [a: Vec3, b: Vec3];
  readonly shape: JointShape;
  /** Breaks above this pull; null where it never does. */
  readonly breakForceN: number | null;
  readonly collide: boolean;
}

/** A disc that bodies can pass through, in the frame of the prop's `main` body. */
export interface Passage {
  readonly id: string;
  readonly label: string;
  readonly centerM: Vec3;
  /** Unit vector; a passage counts when crossed against it (a hoop's points up: the ball comes down). */
  readonly normal: Vec3;
  readonly radiusM: number;
}

/** A ready choice of params: "FIBA", "NBA", "Golf ball". */
export interface Preset<P> {
  readonly id: string;
  readonly label: string;
  readonly params: P;
}

/** One kind of prop. Presence of an optional function is participation. */
export interface PropKind<P = unknown> {
  readonly id: string;
  readonly label: string;
  /** A line for the Add menu. */
  readonly hint: string;
  /** Each field carries `.meta({ label, unit?, min?, max?, step?, choices? })`, from which forms are drawn; all have defaults. */
  readonly params: z.ZodType<P>;
  readonly presets: readonly Preset<P>[];
  /** How a new one starts. */
  readonly defaultDrive: 'still' | 'free';
  bodies(params: P): readonly Body[];
  passages?(params: P): readonly Passage[];
  joints?(params: P): readonly PropJoint[];
  /** For prompts: `noun` "basketball", `description` "an orange basketball, 24 cm across". */
  words(params: P): { readonly noun: string; readonly description: string };
}

/** Names a kind to the compiler and forgets its params type, once, so that kinds of many params fit one list. */
export function definePropKind<P>(kind: PropKind<P>): PropKind {
  return kind as unknown as PropKind;
}
