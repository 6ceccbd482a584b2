import { byteText } from '../core/base/byte-text.ts';
import { durationText } from '../core/base/duration-text.ts';
import { note, type Problem, warning } from '../core/base/problem.ts';
import { folded, openFirst, type PackageProblem } from '../core/exporters/package-guide.ts';
import type { PackageReport } from '../core/exporters/write-package.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import type { TakeResult } from '../core/tasks.ts';
import { columns, count, paint } from './layout.ts';
import { verdictOf } from './take-report.ts';
import type { Io } from './verb.ts';

/** What is worth a line on the screen: what each format cannot hold is only counted, as it stands in the README. */
export function spokenProblems(problems: readonly PackageProblem[]): readonly Problem[] {
  const loud = problems.filter(({ level }) => level !== 'note').map(withFormats);
  const notes = problems.length - loud.length;
  if (notes === 0) return loud;
  return [...loud, note('', `${count(notes, 'remark')} on what these formats cannot hold: see README.md.`)];
}

/** What several formats have in common says which. */
function withFormats({ exporterIds, ...problem }: PackageProblem): Problem {
  return exporterIds.length < 2 ? problem : { ...problem, message: `${problem.message} (${exporterIds.join(', ')})` };
}

/** Takes that are impossible, or do not end as wanted. */
export function outcomeProblems(scene: Scene, results: Readonly<Record<string, TakeResult>>): readonly Problem[] {
  return Object.values(results)
    .filter((result) => verdictOf(scene, result) === 1)
    .map(({ takeId, outcome }) => {
      const fault = outcome.isMet ? 'does what is impossible' : 'does not end as wanted';
      const message = `Take "${scene.takes[takeId]!.name}" ${fault}; \`rimshot check\` tells more.`;
      return warning(takeId, message);
    });
}

/** A package that was written: its clip, its files folder by folder, how long it took, and what to open first. */
export function describePackage(
  io: Io,
  out: string,
  {
    shot: { clip },
    report: { files },
    tookS,
  }: { readonly shot: ShotSpec; readonly report: PackageReport; readonly tookS: number },
): string {
  const rows = folded(files).map(({ path, count: n, byteLength }) => [
    path,
    path.endsWith('/') ? count(n, 'file') : '',
    byteText(byteLength),
  ]);
  const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const first = openFirst(files).map(({ path }) => path);
  return [
    `${paint(io, 'bold', clip.name)}  ${count(clip.frameCount, 'frame')}, ${clip.durationS} s → ${out}\n`,
    columns(rows, 2, [1, 2]),
    `${count(files.length, 'file')}, ${byteText(bytes)}, in ${durationText(tookS)}. Open first: ${['README.md', ...first].join(', ')}.\n`,
  ].join('');
}
