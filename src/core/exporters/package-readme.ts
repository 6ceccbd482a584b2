import { byteText } from '../base/byte-text.ts';
import type { Problem } from '../base/problem.ts';
import { rateLabel } from '../base/time.ts';
import { sentence } from '../prompts/english.ts';
import { tell } from '../prompts/tell.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Exporter } from './exporter.ts';
import { isInRoot, type ListedFile, openFirst, type PackageProblem, startsOf } from './package-guide.ts';
import { folderOf } from './package-layout.ts';
import { oneLine } from './plain-text.ts';
import { FILMED_ANEW } from './refilm-problems.ts';

/** A format as it was written. */
interface WrittenStep {
  readonly exporter: Exporter;
  readonly clip: ShotSpec;
  readonly options: unknown;
}

/** What a package holds, for whoever opens it. */
export interface ReadmeFacts {
  readonly shot: ShotSpec;
  readonly steps: readonly WrittenStep[];
  readonly files: readonly ListedFile[];
  readonly problems: readonly PackageProblem[];
}

/** So many files of a format are named; more are counted. */
const MOST_NAMED = 3;
/** Actions that the first sentence tells: it is to be read at a glance. */
const MOST_ACTIONS = 3;
/** A package for which nothing is drawn is written in a moment: it goes without a contact sheet. */
const NO_PICTURES =
  '- There are no pictures, for nothing in this package was drawn: `preview-mp4` shows the shot, from the editor or with a Chromium.';
/** Checks every file of a package against its manifest. */
const VERIFY = `jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum -c`;

/**
 * A README in Markdown: what this is, what to open first, what to know before, what is for whom, and how to go on. The same
 * facts give the same text.
 */
export function packageReadme(facts: ReadmeFacts): string {
  const { shot, steps, files, problems } = facts;
  const targets = steps.filter(({ exporter }) => !isInRoot(exporter.id));
  const shared = problems.filter(({ level, exporterIds }) => level === 'note' && exporterIds.length > 1);
  return [
    `# ${oneLine(shot.clip.name)}`,
    '',
    `A previsualized shot of ${clipWords(shot)}. ${actionWords(shot)}`,
    '',
    ...outcomeLines(shot),
    ...section('Open first', [
      ...openFirst(files).map(({ path, what }) => `- \`${path}\`: ${what}`),
      ...(steps.some(({ exporter }) => exporter.wants) ? [] : [NO_PICTURES]),
    ]),
    ...section('Before you use it', commonWarnings(facts, targets)),
    ...(targets.length > 0 ? ['## What is for whom', ''] : []),
    ...targets.flatMap((step) => targetLines(step, facts)),
    ...section(
      'Said of several',
      shared.map((problem) => `- ${remark(problem)}`),
    ),
    ...section('Go on from here', [
      '- `scene.json` is the scene itself: drop it on the editor, change what you like, and deliver again; or ' +
        '`npx rimshot check scene.json`, `npx rimshot export scene.json --to default -o again`.',
      ...(files.some(({ path }) => path === 'scene.rimshot')
        ? ['- `scene.rimshot` is the same with the sound files that it uses: open this one to hear them.']
        : []),
      '- `manifest.json` lists every file with its size and SHA-256, the options of each format, and all remarks. To check the ' +
        `files: \`${VERIFY}\`.`,
    ]),
    `Made with Rimshot ${shot.madeBy.version}.`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : [];
}

function clipWords({ clip }: ShotSpec): string {
  return (
    `${clip.durationS} s (${clip.frameCount} frames at ${rateLabel(clip.frameRate)} fps, ` +
    `${clip.widthPx} × ${clip.heightPx})`
  );
}

/** What would be missed most of what happens, in order, as one sentence. */
function actionWords(shot: ShotSpec): string {
  const { beats } = tell(shot);
  const most = new Set(beats.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_ACTIONS));
  const told = beats.filter((beat) => most.has(beat)).map(({ who, does }) => `${who} ${does}`);
  return told.length > 0 ? oneLine(sentence(told.join('; '))) : 'Nothing moves in it.';
}

function outcomeLines({ outcome, findings, intended }: ShotSpec): readonly string[] {
  const meant = new Set(intended.map(({ findingId }) => findingId));
  const impossible = findings.filter(({ id, level }) => level === 'impossible' && !meant.has(id));
  const lines = [
    ...outcome.wanted.map(
      ({ label, isMet, timeS }) =>
        `- ${isMet ? 'As wanted' : '**Not as wanted**'}: ${oneLine(label)}${timeS === null ? '' : `, at ${timeS.toFixed(2)} s of the take`}`,
    ),
    ...(outcome.steadiness
      ? [`- Steady: ${outcome.steadiness.kept} of ${outcome.steadiness.trials} small variations end the same way.`]
      : []),
    ...impossible.map(({ message }) => `- **Impossible**: ${oneLine(message)}`),
  ];
  return lines.length > 0 ? [...lines, ''] : [];
}

/** What is to be known of the whole, or of formats that have no lines of their own; what one target has to say stands there. */
function commonWarnings({ problems }: ReadmeFacts, targets: readonly WrittenStep[]): readonly string[] {
  const loud = problems.filter(({ level }) => level !== 'note');
  const common = loud.filter((problem) => !targets.some(({ exporter }) => isOnlyOf(problem, exporter)));
  return [
    ...common.map((problem) => `- ${remark(problem)}`),
    ...(common.length < loud.length ? ['- What is marked **Mind** below.'] : []),
  ];
}

function isOnlyOf({ exporterIds }: PackageProblem, { id }: Exporter): boolean {
  return exporterIds.length === 1 && exporterIds[0] === id;
}

/** For whom a format is, where it lies, what it begins with, what was lost, and what else there is to say. */
function targetLines(
  { exporter, clip, options }: WrittenStep,
  { shot, files, problems }: ReadmeFacts,
): readonly string[] {
  const own = problems.filter(
    (problem) => isOnlyOf(problem, exporter) && !(clip !== shot && problem.message.includes(FILMED_ANEW)),
  );
  const isLoud = ({ level }: Problem) => level !== 'note';
  const quiet = own.filter((problem) => !isLoud(problem));
  const losses = new Set((exporter.losses?.(clip, options) ?? []).map(({ message }) => message));
  const isLoss = ({ message }: Problem) => losses.has(message);
  return [
    `### ${exporter.label}`,
    '',
    `For ${exporter.readers}. ${whereWords(exporter.id, files)}${clip === shot ? '' : ` Filmed anew: ${clipWords(clip)}.`}`,
    '',
    ...own.filter(isLoud).map(({ message }) => `- **Mind**: ${oneLine(message)}`),
    ...quiet.filter(isLoss).map(({ message }) => `- Lost: ${oneLine(message)}`),
    ...quiet.filter((problem) => !isLoss(problem)).map(({ message }) => `- Note: ${oneLine(message)}`),
    ...(own.length > 0 ? [''] : []),
  ];
}

function whereWords(exporterId: string, files: readonly ListedFile[]): string {
  const own = files.filter((file) => file.exporterId === exporterId);
  if (own.length <= MOST_NAMED)
    return `${own.map(({ path, byteLength }) => `\`${path}\` (${byteText(byteLength)})`).join(', ')}.`;
  const bytes = own.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return `\`${folderOf(exporterId)}/\`: ${own.length} files, ${byteText(bytes)}${startWords(exporterId, files)}.`;
}

function startWords(exporterId: string, files: readonly ListedFile[]): string {
  const starts = startsOf(exporterId, files);
  if (starts.length > 1)
    return `; begin with the one for what you use: ${starts.map((path) => `\`${path}\``).join(', ')}`;
  return starts.length === 1 ? `; begin with \`${starts[0]}\`` : '';
}

/** A remark with the formats that it is about. */
function remark({ message, exporterIds }: PackageProblem): string {
  return `${oneLine(message)}${exporterIds.length > 0 ? ` (${exporterIds.map((id) => `\`${id}\``).join(', ')})` : ''}`;
}
