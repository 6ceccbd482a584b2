import { checks } from '../../core/checks/index.ts';
import { bakeTake, measureSteadiness } from '../../core/tasks.ts';
import { paint } from '../layout.ts';
import { findRecord, openScene } from '../open-scene.ts';
import { findingsSection, isIntended, outcomeSection, steadinessSection, verdictOf } from '../take-report.ts';
import type { Verb } from '../verb.ts';
import { watched } from '../watched.ts';

export const check: Verb = {
  name: 'check',
  usage: 'check <scene> [--take <take>] [--set <path=value> …]',
  summary: 'Tell what is impossible or unlikely, and how steady the outcome is.',
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
    const result = await bakeTake({ scene, takeId }, watched(io, 'Simulating'));
    const hasOutcome = result.outcome.conditions.length > 0;
    const steadiness = hasOutcome ? await measureSteadiness({ scene, takeId }, watched(io, 'Trying variations')) : null;
    io.showProgress('');
    const { findings, motion, outcome } = result;
    const stop = motion.stop && { level: 'error' as const, path: motion.stop.bodyId, message: motion.stop.message };
    return {
      exitCode: verdictOf(scene, result),
      json: {
        scene: scene.name,
        takeId,
        findings: findings.map((finding) => ({ ...finding, isIntended: isIntended(scene, finding) })),
        outcome,
        steadiness,
      },
      text: [
        `${paint(io, 'bold', scene.name)}  ${scene.takes[takeId]!.name}\n`,
        findingsSection(io, scene, findings, checks.all.length),
        outcomeSection(io, outcome),
        steadiness ? steadinessSection(io, steadiness) : '',
      ].join(''),
      problems: [...problems, ...(stop ? [stop] : [])],
    };
  },
};
