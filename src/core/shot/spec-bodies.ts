import type { BodyPlan } from '../bake/plan.ts';
import { boundsOfPlaced } from '../base/shapes/bounds.ts';
import { sub } from '../base/vec3.ts';
import { materials } from '../materials/index.ts';
import { bodyIdOf } from '../props/body-id.ts';
import { propKinds } from '../props/index.ts';
import { placedParts } from '../props/placed-parts.ts';
import type { Body, Part } from '../props/prop-kind.ts';
import { propsOfTake } from '../scene/queries.ts';
import type { Scene, SceneProp } from '../scene/schema.ts';
import { rounded, roundedDeep, roundedQuat, roundedVec, significant } from './rounding.ts';
import type { ShotBody, ShotPart, ShotSpec } from './shot-spec.ts';
import type { TakeFacts } from './shot-spec-input.ts';

type Subject = ShotSpec['subjects'][number];

/** The props of a take as subjects, and what they are made of. */
export interface SpecBodies {
  readonly subjects: Subject[];
  readonly bodies: ShotBody[];
  readonly materials: ShotSpec['materials'];
}

/** Who and what is in the picture: words and sizes from the prop kinds, masses from the plan. */
export function specBodies(scene: Scene, takeId: string, facts: TakeFacts): SpecBodies {
  const subjects: Subject[] = [];
  const bodies: ShotBody[] = [];
  const plans = new Map(facts.plan.bodies.map((plan) => [plan.id, plan]));
  for (const [propId, prop] of propsOfTake(scene, takeId)) {
    const kind = propKinds.get(prop.kind);
    const params = kind.params.parse(prop.params);
    const made = kind.bodies(params).map((body) => ({ id: bodyIdOf(propId, body.id), body }));
    const parts = placedParts(made.map(({ body }) => body));
    subjects.push({
      id: propId,
      name: prop.name,
      kind: prop.kind,
      ...kind.words(params),
      bodyIds: made.map(({ id }) => id),
      sizeM: sizeOf(parts),
      colorRgb: roundedVec(colorOf(largest(parts))),
    });
    for (const { id, body } of made) {
      const plan = plans.get(id);
      if (!plan) throw new Error(`The bake plan has no body "${id}"; it is of another scene.`);
      bodies.push(specBody(plan, body, prop));
    }
  }
  return { subjects, bodies, materials: materialsOf(bodies) };
}

function specBody(plan: BodyPlan, body: Body, prop: SceneProp): ShotBody {
  return {
    id: plan.id,
    subjectId: plan.propId,
    drive: plan.drive,
    letGoS: plan.letGoS === null ? null : rounded(plan.letGoS),
    massKg: significant(plan.massKg),
    inertiaKgm2: [significant(plan.inertiaKgm2[0]), significant(plan.inertiaKgm2[1]), significant(plan.inertiaKgm2[2])],
    principalRotation: roundedQuat(plan.principalRotation),
    centerOfMassM: roundedVec(plan.centerOfMassM),
    parts: body.parts.map((part) => specPart(part, prop)),
    passages: plan.passages.map((passage) => ({
      id: passage.id,
      label: passage.label,
      centerM: roundedVec(passage.centerM),
      normal: roundedVec(passage.normal),
      radiusM: rounded(passage.radiusM),
    })),
    release: {
      positionM: roundedVec(plan.positionM),
      rotation: roundedQuat(plan.rotation),
      velocityMps: roundedVec(plan.velocityMps),
      angularVelocityRadps: roundedVec(plan.angularVelocityRadps),
    },
  };
}

function specPart(part: Part, prop: SceneProp): ShotPart {
  const material = materials.get(part.materialId);
  return {
    id: part.id,
    label: part.label,
    role: part.role,
    shape: roundedDeep(part.shape) as ShotPart['shape'],
    positionM: roundedVec(part.positionM),
    rotation: roundedQuat(part.rotation),
    material: part.materialId,
    friction: prop.surface?.friction ?? material.friction.value,
    restitution: prop.surface?.restitution ?? material.restitution.value,
    colorRgb: roundedVec(colorOf(part)),
  };
}

function materialsOf(bodies: readonly ShotBody[]): ShotSpec['materials'] {
  const ids = new Set(bodies.flatMap((body) => body.parts.map((part) => part.material)));
  return [...ids].sort().map((id) => {
    const { words, densityKgpm3 } = materials.get(id);
    return { id, ...words, densityKgpm3: densityKgpm3.value };
  });
}

function colorOf(part: Part): readonly [number, number, number] {
  return part.colorRgb ?? materials.get(part.materialId).colorRgb;
}

function sizeOf(parts: readonly Part[]): [number, number, number] {
  const { minM, maxM } = boundsOfPlaced(parts);
  return roundedVec(sub(maxM, minM));
}

/** The part with the largest box among those that are solid and seen, which gives a prop its colour. */
function largest(parts: readonly Part[]): Part {
  const volume = (part: Part) => sizeOf([part]).reduce((product, side) => product * side, 1);
  const solid = parts.filter((part) => part.role === 'both');
  return (solid.length > 0 ? solid : parts).reduce((big, part) => (volume(part) > volume(big) ? part : big));
}
