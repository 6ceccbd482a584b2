import type { JointPlan } from '../../bake/plan.ts';
import { inSentence } from '../../base/in-sentence.ts';
import { compose } from '../../base/quat.ts';
import { own } from '../../scene/queries.ts';
import type { Cue } from '../cue.ts';
import type { CueContext, CueKind } from '../cue-kind.ts';
import { breakLevelDb } from '../loudness.ts';
import { makeCue, SYNC } from '../make-cue.ts';

const HEARD_S = 0.5;
/** What gives way along its length snaps; the rest breaks. */
const SNAPPING: ReadonlySet<JointPlan['shape']['type']> = new Set(['rope', 'spring']);

/** A joint gives way under its load. */
export const breaking: CueKind = {
  id: 'break',
  label: 'Break',
  fromPhysics: (ctx) =>
    ctx.motion.jointLoads.flatMap(({ jointId, brokeAtS, peakForceN }) => {
      const joint = ctx.plan.joints.find(({ id }) => id === jointId);
      return joint && brokeAtS !== null ? [breakCue(joint, brokeAtS, joint.breakForceN ?? peakForceN, ctx)] : [];
    }),
};

function breakCue(joint: JointPlan, timeS: number, forceN: number, ctx: CueContext): Cue {
  const id = `break:${joint.id}`;
  const bodyIds = joint.bodyIds.filter((bodyId) => bodyId !== null);
  const held = bodyIds.map((bodyId) => ctx.bodyOf(bodyId));
  const parts = held.flatMap(({ parts: [first] }) => (first ? [first] : []));
  const levelDb = breakLevelDb(forceN);
  return makeCue({
    id,
    kind: 'break',
    origin: 'physics',
    stem: 'effects',
    timeS,
    endTimeS: timeS + HEARD_S,
    label: labelOf(joint, bodyIds, ctx),
    source: { type: 'made', like: 'break' },
    bodyIds,
    partIds: parts.map((part) => part.id),
    materials: parts.map((part) => part.materialId),
    sizesM: bodyIds.map((bodyId) => ctx.sizeOfM(bodyId)),
    massKg: Math.max(0, ...held.filter(({ drive }) => drive !== 'still').map((body) => body.massKg)),
    hits: [{ timeS, impulseNs: 0, normalSpeedMps: 0, levelDb }],
    levelDb,
    pointM: compose(ctx.stateOf(joint.bodyIds[0], timeS), {
      positionM: joint.pointsM[0],
      rotation: [0, 0, 0, 1],
    }).positionM,
    salience: 1,
    sync: SYNC.hard,
    seed: ctx.seedOf(id),
  });
}

/** "hook breaks" by the name of the joint; what a prop brings is named by what it holds. */
function labelOf({ id, shape, bodyIds }: JointPlan, held: readonly string[], ctx: CueContext): string {
  const verb = SNAPPING.has(shape.type) ? 'snaps' : 'breaks';
  const name = own(ctx.scene.joints, id)?.name;
  const names = [...new Set(held.map((bodyId) => ctx.nameOf(bodyId)))].join(' and ');
  const what = name ? inSentence(name) : bodyIds[1] === null ? `what holds ${names}` : `joint of ${names}`;
  return name ? `${what} ${verb}, letting go of ${names}` : `${what} ${verb}`;
}
