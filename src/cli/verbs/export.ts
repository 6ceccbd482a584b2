import { durationText } from '../../core/base/duration-text.ts';
import { type Problem, warning } from '../../core/base/problem.ts';
import { orphanWarnings } from '../../core/cues/overrides.ts';
import { clipsOf } from '../../core/exporters/clips.ts';
import { firstFormats } from '../../core/exporters/families.ts';
import { fitFreezes } from '../../core/exporters/freeze-problems.ts';
import { exporters } from '../../core/exporters/index.ts';
import { createTimeLeft } from '../../core/exporters/time-left.ts';
import { writePackage } from '../../core/exporters/write-package.ts';
import { gatherRecordings } from '../../core/gather-recordings.ts';
import { fitProfile } from '../../core/profiles/fit-profile.ts';
import { profiles } from '../../core/profiles/profiles.ts';
import { dialects } from '../../core/prompts/dialects/index.ts';
import { projectOf } from '../../core/scene/project-assets.ts';
import { cutOf } from '../../core/scene/queries.ts';
import { saveScene } from '../../core/scene/save.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { buildShotSpec } from '../../core/shot/build.ts';
import type { ClipFormat } from '../../core/shot/clip-format.ts';
import type { Line } from '../../core/speech/line-key.ts';
import { bakeTake, measureSteadiness, type TakeResult } from '../../core/tasks.ts';
import { assertFree } from '../files.ts';
import { filmPackage, whyNoFrames } from '../film-package.ts';
import { findRecord, openScene } from '../open-scene.ts';
import { describePackage, outcomeProblems, spokenProblems } from '../package-reply.ts';
import { createFileSink } from '../sinks.ts';
import { createNodeSpeech } from '../speech.ts';
import { verdictOf } from '../take-report.ts';
import { InputError, type Io, type Verb } from '../verb.ts';
import { readVersion } from '../version.ts';
import { clipOf, readWanted, startFrameAt } from '../wanted-package.ts';
import { watched } from '../watched.ts';

export const exportPackage: Verb = {
  name: 'export',
  usage: 'export <scene> --to <format,…> -o <folder|file.zip>',
  summary: 'Write a package: the formats asked for, the scene and a manifest.',
  help: [
    [
      '--to <format,…>',
      `what to write; \`rimshot formats\` lists them. default: ${firstFormats.join(', ')}; all: every one that this scene can be written in`,
    ],
    ['-o, --out <folder|file.zip>', 'where to'],
    [
      '--dialect <name,…>',
      `how prompts are written: ${dialects.all.map(({ id }) => id).join(', ')}, or all; where absent that of the generator, or neutral`,
    ],
    ['--shot <shot>', 'id or name of one shot; the whole cut where absent'],
    ['--size <WxH>', 'pixels of the picture, as in 1280x720; the scene says where absent'],
    ['--rate <rate>', 'frames per second: 24, 23.976, 24000/1001; the scene says where absent'],
    ['--from <seconds>', 'where in the cut the clip begins'],
    [
      '--length <seconds>',
      'how long the clip is; where the cut ends before, its last shot goes on until its take ends',
    ],
    [
      '--option <format.name=value>',
      'set an option of a format, as in preview-mp4.look=grey-box; may be repeated; `rimshot formats <format>` lists them',
    ],
    [
      '--for <generator>',
      `the generator: upload-kit films its clip as that takes it and writes its sheet; the prompt is as short as it takes it; else the clip is held against its limits, exit code 1 where it does not fit: ${profiles.all.map(({ id }) => id).join(', ')}`,
    ],
    ['--fit', 'with --for: film the clip of every format as the generator takes it, as near as can be'],
    ['--set <path=value>', 'change one value first, as in settings.durationS=3; may be repeated'],
    [
      '--no-trials',
      'do not tell how steady the ending is, which takes dozens of bakes: minutes for a scene of many bodies',
    ],
    ['--force', 'write into a folder that is not empty, or replace the file'],
  ],
  options: {
    to: { type: 'string', multiple: true },
    out: { type: 'string', short: 'o' },
    dialect: { type: 'string', multiple: true },
    shot: { type: 'string' },
    size: { type: 'string' },
    rate: { type: 'string' },
    from: { type: 'string' },
    length: { type: 'string' },
    option: { type: 'string', multiple: true },
    for: { type: 'string' },
    fit: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    'no-trials': { type: 'boolean' },
    force: { type: 'boolean' },
  },
  takes: [1, 1],
  async run({ positionals, values, io }) {
    const startMs = io.nowMs();
    const wanted = readWanted(values);
    const { scene, assets, problems } = await openScene(positionals[0]!, values.set as string[] | undefined);
    const shotId = wanted.shot === undefined ? undefined : findRecord(scene.shots, 'shot', wanted.shot);
    const clip = clipOf(scene, wanted, shotId);
    await assertFree(wanted.out, wanted.force);
    const results = await bakeTakes(scene, shotId, io);
    const speech = createNodeSpeech();
    const speak = (line: Line) => speech.speak(line, watched(io, 'Speaking'));
    const gathered = await gatherRecordings(scene, { assets, speak }, { ...(io.signal && { signal: io.signal }) });
    const first = Object.values(results)[0]!;
    const tellsSteadiness = wanted.isTried && wanted.formats.some((id) => exporters.get(id).tellsSteadiness);
    const steadiness =
      tellsSteadiness && first.outcome.conditions.length > 0
        ? await measureSteadiness({ scene, takeId: first.takeId }, watched(io, 'Trying variations'))
        : null;
    const input = {
      scene,
      results,
      steadiness,
      spoken: gathered.spoken,
      version: readVersion(),
      ...(shotId !== undefined && { shotId }),
    };
    const film = ({ frameRate, widthPx, heightPx, startFrame, frameCount }: ClipFormat) =>
      buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
    const shot = clip ? film(clip) : buildShotSpec(input);
    const { optionsById } = wanted;
    const needsFrames = wanted.formats.some((id) => exporters.get(id).wants !== undefined);
    const noFrames = needsFrames ? await whyNoFrames() : null;
    const write = needsFrames && noFrames === null ? filmPackage : writePackage;
    const clips = clipsOf(shot, wanted.formats, optionsById, (format) =>
      film(clip ? { ...format, startFrame: startFrameAt(clip, format.frameRate) + format.startFrame } : format),
    );
    const report = await write({
      shot,
      clips,
      sceneJson: saveScene(scene),
      project: await projectOf(scene, assets),
      exporterIds: wanted.formats,
      optionsById,
      recordings: gathered.recordings,
      sink: createFileSink(wanted.out),
      ...(io.signal && { signal: io.signal }),
      onProgress: writing(io),
    });
    io.showProgress('');
    if (!report.isWritten) throw new InputError(...report.problems, 'Nothing was left to write.');
    const remarks = wanted.isAll ? report.problems.map(asRemark) : report.problems;
    const verdicts = Object.values(results).map((result) => verdictOf(scene, result));
    const unheard = gathered.problems.filter((problem) => !problems.some(({ path }) => path === problem.path));
    const unseen =
      noFrames === null ? [] : [warning('frames', `Formats made of frames are left out, for ${noFrames}.`)];
    const orphans = Object.values(results).flatMap(({ cues }) => orphanWarnings(scene, cues));
    // What is uploaded is the kit's clip, where there is a kit.
    const uploaded = wanted.formats.includes('upload-kit') ? (clips['upload-kit'] ?? shot) : shot;
    const { profile } = wanted;
    const misfits = profile ? [...fitProfile(uploaded.clip, profile), ...fitFreezes(uploaded, profile)] : [];
    const told = [...problems, ...orphans, ...unheard, ...unseen, ...outcomeProblems(scene, results), ...misfits];
    const hasErrors = [...misfits, ...remarks].some(({ level }) => level === 'error');
    return {
      exitCode: hasErrors || verdicts.includes(1) ? 1 : 0,
      json: {
        path: wanted.out,
        clip: shot.clip.name,
        isOutcomeMet: shot.outcome.isMet,
        ...report,
        problems: [...told, ...remarks],
      },
      text: describePackage(io, wanted.out, { shot, report, tookS: (io.nowMs() - startMs) / 1000 }),
      problems: [...told, ...spokenProblems(remarks)],
    };
  },
};

/** What stands in the way of one format of all is no fault of the package. */
function asRemark<P extends Problem>(problem: P): P {
  return problem.level === 'error' ? { ...problem, level: 'warning' } : problem;
}

/** A bake of each take that the clip shows, by take id, in the order of the cut. */
async function bakeTakes(scene: Scene, shotId: string | undefined, io: Io): Promise<Record<string, TakeResult>> {
  const shots = cutOf(scene).filter(({ id }) => shotId === undefined || id === shotId);
  const takeIds = new Set(shots.length > 0 ? shots.map(({ shot }) => shot.takeId) : [scene.activeTakeId]);
  const results: Record<string, TakeResult> = {};
  for (const takeId of takeIds) results[takeId] = await bakeTake({ scene, takeId }, watched(io, 'Simulating'));
  return results;
}

/** Shows how far the writing is and, once that can be told, how long it still takes. */
function writing(io: Io): (share: number) => void {
  const timeLeft = createTimeLeft();
  return (share) => {
    const leftS = timeLeft.note(share, io.nowMs() / 1000);
    const left = leftS === null ? '' : `, about ${durationText(leftS)} left`;
    io.showProgress(`Writing ${Math.round(share * 100)} %${left}`);
  };
}
