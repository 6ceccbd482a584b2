import { checks } from '../../core/checks/index.ts';
import { orphanWarnings } from '../../core/cues/overrides.ts';
import { bakeTake, measureSteadiness } from '../../core/tasks.ts';
import { bakeBroken, findBroken } from '../broken.ts';
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
    ['<scene>', 'a file, the id of a ready-made scene, or broken/<id> for one that is broken on purpose'],
    ['--take <take>', 'id or name of a take; the active one where absent'],
    ['--set <path=value>', 'change one value first, as in settings.durationS=3; may be repeated'],
  ],
  options: { take: { type: 'string' }, set: { type: 'string', multiple: true } },
  takes: [1, 1],
  async run({ positionals, values, io }) {
    const [named = ''] = positionals;
    const broken = findBroken(named);
    const { scene, problems } = await openScene(broken ?? named, values.set as string[] | undefined);
    const wanted = values.take as string | undefined;
    const takeId = wanted === undefined ? scene.activeTakeId : findRecord(scene.takes, 'take', wanted);
    const control = watched(io, 'Simulating');
    const result = await (broken ? bakeBroken(broken, scene, takeId, control) : bakeTake({ scene, takeId }, control));
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
        broken ? `Broken on purpose: ${broken.hint}.\n` : '',
        findingsSection(io, scene, findings, checks.all.length),
        outcomeSection(io, outcome),
        steadiness ? steadinessSection(io, steadiness) : '',
      ].join(''),
      problems: [...problems, ...(stop ? [stop] : []), ...orphanWarnings(scene, result.cues)],
    };
  },
};
