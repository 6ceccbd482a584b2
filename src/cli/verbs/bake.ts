import { warning } from '../../core/base/problem.ts';
import { sayUnmet, unmetNudges } from '../../core/checks/unmet-nudges.ts';
import { orphanWarnings } from '../../core/cues/overrides.ts';
import { bakeTake } from '../../core/tasks.ts';
import { cuesSection } from '../cue-report.ts';
import { columns, count, paint } from '../layout.ts';
import { findRecord, openScene } from '../open-scene.ts';
import { contactsSection, outcomeSection, section, verdictOf } from '../take-report.ts';
import type { Verb } from '../verb.ts';
import { watched } from '../watched.ts';

export const bake: Verb = {
  name: 'bake',
  usage: 'bake <scene> [--take <take>] [--set <path=value> …]',
  summary: 'Run the physics of a take: bodies, contacts, sounds, outcome.',
  help: [
    ['--take <take>', 'id or name of a take; the active one where absent'],
    ['--set <path=value>', 'change one value first, as in settings.durationS=3; may be repeated'],
  ],
  options: { take: { type: 'string' }, set: { type: 'string', multiple: true } },
  takes: [1, 1],
  async run({ positionals, values, io }) {
    const { scene, problems } = await openScene(positionals[0]!, values.set as string[] | undefined);
    const wanted = values.take as string | undefined;
    const takeId = wanted === undefined ? scene.activeTakeId : findRecord(scene.takes, 'take', wanted);
    const startMs = io.nowMs();
    const result = await bakeTake({ scene, takeId }, watched(io, 'Simulating'));
    const tookMs = Math.round(io.nowMs() - startMs);
    io.showProgress('');
    const { plan, motion, outcome } = result;
    const bodies = plan.bodies.map((body) => [
      scene.props[body.propId]?.name ?? body.id,
      body.drive,
      body.drive === 'still' ? '' : `${Number(body.massKg.toPrecision(3))} kg`,
      count(body.parts.length, 'part'),
    ]);
    const stop = motion.stop && { level: 'error' as const, path: motion.stop.bodyId, message: motion.stop.message };
    const nameOf = (bodyId: string) => {
      const propId = plan.bodies.find(({ id }) => id === bodyId)?.propId ?? bodyId;
      return scene.props[propId]?.name || bodyId;
    };
    const unmet = unmetNudges(plan, motion).map((nudge) => warning(nudge.id, sayUnmet(plan, motion, nudge, nameOf)));
    const simulated = `${motion.durationS} s at ${motion.stepHz} Hz in ${tookMs} ms`;
    return {
      exitCode: verdictOf(scene, result),
      json: {
        scene: scene.name,
        takeId,
        bakeKey: motion.bakeKey,
        stepHz: motion.stepHz,
        durationS: motion.durationS,
        tookMs,
        bodies: plan.bodies.map(({ id, propId, drive, massKg, parts }) => ({
          id,
          propId,
          drive,
          massKg,
          partIds: parts.map((part) => part.id),
        })),
        contacts: motion.contacts,
        cues: result.cues,
        outcome,
        stop: motion.stop,
      },
      text: [
        `${paint(io, 'bold', scene.name)}  ${scene.takes[takeId]!.name} · ${simulated}\n`,
        section(io, 'Bodies', String(bodies.length), columns(bodies, 2, [2])),
        contactsSection(io, scene, result),
        cuesSection(io, result.cues),
        outcomeSection(io, outcome),
        `\n${paint(io, 'dim', `Bake key  ${motion.bakeKey}`)}\n`,
      ].join(''),
      problems: [...problems, ...(stop ? [stop] : []), ...unmet, ...orphanWarnings(scene, result.cues)],
    };
  },
};
