import type { ShotSpec } from '../../shot/shot-spec.ts';
import type { NpyArray } from '../npy.ts';

/** Arrays by name, in the order in which they are written. */
export type Arrays = Readonly<Record<string, NpyArray>>;

/** What a body is and where it stands at scene time 0, one row for each body. */
export function bodyArrays({ bodies, subjects }: ShotSpec): Arrays {
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const nouns = new Map(subjects.map(({ id, noun }) => [id, noun]));
  return {
    body_ids: texts(bodies.map(({ id }) => id)),
    body_names: texts(bodies.map(({ subjectId, id }) => names.get(subjectId) ?? id)),
    body_nouns: texts(bodies.map(({ subjectId }) => nouns.get(subjectId) ?? '')),
    body_drives: texts(bodies.map(({ drive }) => drive)),
    body_mass_kg: doubles(bodies.map(({ massKg }) => massKg)),
    body_inertia_kgm2: rows(
      bodies.map(({ inertiaKgm2 }) => inertiaKgm2),
      3,
    ),
    body_center_of_mass_m: rows(
      bodies.map(({ centerOfMassM }) => centerOfMassM),
      3,
    ),
    body_release_position_m: rows(
      bodies.map(({ release }) => release.positionM),
      3,
    ),
    body_release_rotation_xyzw: rows(
      bodies.map(({ release }) => release.rotation),
      4,
    ),
  };
}

/** Where the moving bodies are at each frame: `moving` says which, as places in `body_ids`. Single precision. */
export function trajectoryArrays({ bodies, trajectories, clip }: ShotSpec): Arrays {
  const indexOf = new Map(bodies.map(({ id }, i) => [id, i]));
  const { frameCount } = clip;
  const column = (of: (t: ShotSpec['trajectories'][number]) => readonly (readonly number[])[], width: number) => {
    const values = new Float32Array(trajectories.length * frameCount * width);
    let at = 0;
    for (const trajectory of trajectories) for (const row of of(trajectory)) for (const x of row) values[at++] = x;
    return { values, shape: [trajectories.length, frameCount, width] };
  };
  return {
    moving: integers(trajectories.map(({ bodyId }) => indexOf.get(bodyId) ?? -1)),
    positions_m: column((t) => t.positionsM, 3),
    rotations_xyzw: column((t) => t.rotations, 4),
    velocities_mps: column((t) => t.velocitiesMps, 3),
    angular_velocities_radps: column((t) => t.angularVelocitiesRadps, 3),
  };
}

/** Every contact, in scene time of its take; bodies as places in `body_ids`. */
export function contactArrays({ bodies, contacts }: ShotSpec): Arrays {
  const indexOf = new Map(bodies.map(({ id }, i) => [id, i]));
  return {
    contact_takes: texts(contacts.map(({ takeId }) => takeId)),
    contact_phases: texts(contacts.map(({ phase }) => phase)),
    contact_time_s: doubles(contacts.map(({ timeS }) => timeS)),
    contact_end_time_s: doubles(contacts.map(({ endTimeS }) => endTimeS)),
    contact_clip_time_s: doubles(contacts.map(({ clipTimesS }) => clipTimesS[0] ?? Number.NaN)),
    contact_bodies: {
      values: Int32Array.from(contacts.flatMap(({ bodyIds }) => bodyIds.map((id) => indexOf.get(id) ?? -1))),
      shape: [contacts.length, 2],
    },
    contact_point_m: rows(
      contacts.map(({ pointM }) => pointM),
      3,
    ),
    contact_normal: rows(
      contacts.map(({ normal }) => normal),
      3,
    ),
    contact_impulse_ns: doubles(contacts.map(({ impulseNs }) => impulseNs)),
    contact_friction_ns: doubles(contacts.map(({ frictionNs }) => frictionNs)),
    contact_normal_speed_mps: doubles(contacts.map(({ normalSpeedMps }) => normalSpeedMps)),
    contact_rebound_speed_mps: doubles(contacts.map(({ reboundSpeedMps }) => reboundSpeedMps)),
    contact_slip_speed_mps: doubles(contacts.map(({ slipSpeedMps }) => slipSpeedMps)),
  };
}

/** What was wanted, whether it came about and by how much; and what the checks found. Margins that are none are NaN. */
export function labelArrays({ outcome, findings }: ShotSpec): Arrays {
  const { wanted, steadiness } = outcome;
  return {
    outcome_is_met: { flags: [outcome.isMet], shape: [1] },
    steadiness_kept_of_trials: integers(steadiness ? [steadiness.kept, steadiness.trials] : []),
    wanted_labels: texts(wanted.map(({ label }) => label)),
    wanted_modes: texts(wanted.map(({ mode }) => mode)),
    wanted_is_met: { flags: wanted.map(({ isMet }) => isMet), shape: [wanted.length] },
    wanted_margin: doubles(wanted.map(({ margin }) => margin?.value ?? Number.NaN)),
    wanted_margin_unit: texts(wanted.map(({ margin }) => margin?.unit ?? '')),
    wanted_time_s: doubles(wanted.map(({ timeS }) => timeS ?? Number.NaN)),
    finding_checks: texts(findings.map(({ checkId }) => checkId)),
    finding_levels: texts(findings.map(({ level }) => level)),
    finding_time_s: doubles(findings.map(({ timeS }) => timeS)),
    finding_value: doubles(findings.map(({ value }) => value)),
    finding_limit: doubles(findings.map(({ limit }) => limit)),
    finding_unit: texts(findings.map(({ unit }) => unit)),
  };
}

/** The clock and the camera, frame by frame. */
export function frameArrays({ clip, camera, world }: ShotSpec): Arrays {
  const { num, den } = clip.frameRate;
  return {
    frame_rate: integers([num, den]),
    size_px: integers([clip.widthPx, clip.heightPx]),
    gravity_mps2: doubles(world.gravityMps2),
    scene_time_s: doubles(clip.sceneTimesS),
    camera_position_m: rows(camera.positionsM, 3),
    camera_rotation_xyzw: rows(camera.rotations, 4),
    camera_fx_px: doubles(camera.fxPx),
    camera_fy_px: doubles(camera.fyPx),
  };
}

function doubles(values: readonly number[]): NpyArray {
  return { values: Float64Array.from(values), shape: [values.length] };
}

function integers(values: readonly number[]): NpyArray {
  return { values: Int32Array.from(values), shape: [values.length] };
}

function texts(of: readonly string[]): NpyArray {
  return { texts: of };
}

function rows(of: readonly (readonly number[])[], width: number): NpyArray {
  return { values: Float64Array.from(of.flat()), shape: [of.length, width] };
}
