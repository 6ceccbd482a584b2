import { z } from 'zod';
import { note, warning } from '../../base/problem.ts';
import { toLocal } from '../../base/quat.ts';
import { bodyPoseOf, cameraPoseOf, clipTimeOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { writeText } from '../write-text.ts';
import { actionLines } from './beats.ts';
import { type Cast, castOf, castWords } from './cast.ts';
import { capitalized, listed, seconds, sentence, span } from './english.ts';
import { missesOf, otherNevers } from './misses.ts';
import { soundLines } from './sounds.ts';

const FILE = 'prompt.txt';

const options = z.strictObject({});

/**
 * The shot in prose, in the order that video generators follow best: scene, cinematography, timed actions, dialogue,
 * background sound. Size and length of the clip are not in it: those go by parameters.
 */
export const prompt = defineExporter<z.infer<typeof options>>({
  id: 'prompt',
  label: 'Prompt (text)',
  readers: 'any video generator that takes text',
  options,
  preflight(shot) {
    const unmet = shot.outcome.wanted.filter((c) => !c.isMet).map((c) => c.label);
    return [
      ...(unmet.length > 0
        ? [warning('outcome', `Not as wanted: ${unmet.join('; ')}. ${FILE} tells what happens, not what was wanted.`)]
        : []),
      ...(shot.words.setting.trim() === ''
        ? [note('words.setting', `${FILE} names no place: the scene has no words for its setting. Add some.`)]
        : []),
      ...(shot.words.lighting.trim() === ''
        ? [note('words.lighting', `${FILE} says nothing of light: the scene has no words for it. Add some.`)]
        : []),
    ];
  },
  losses: () => [
    note('', `${FILE} tells places in words and times to a tenth of a second; paths, spins and exact times are lost.`),
    note('audio.cues', `${FILE} names at most eight sounds; weaker ones are left out.`),
  ],
  async write({ shot, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, promptText(shot));
    onProgress?.(1);
    return [FILE];
  },
});

/** The whole prompt. */
export function promptText(shot: ShotSpec): string {
  const cast = castOf(shot);
  const misses = missesOf(shot, cast);
  const still = [...new Set(misses.flatMap((m) => m.still))];
  const nevers = [
    ...misses.map((m) => m.words),
    ...(still.length > 0 ? [`${listed(still)} ${still.length > 1 ? 'do' : 'does'} not move`] : []),
    ...otherNevers(shot, misses),
  ];
  const blocks = [
    [sentence(shot.words.style)],
    [[sentence(shot.words.setting), castWords(shot)].filter(Boolean).join(' ')],
    ['Cinematography:', ...cameraLines(shot, cast)],
    [
      'Actions:',
      ...actionLines(shot, cast),
      ...(nevers.length > 0 ? [`- What does not happen: ${nevers.join('; ')}.`] : []),
    ],
    ['Dialogue:', ...dialogueLines(shot)],
    ['Background Sound:', soundLines(shot, cast, misses).join(' ')],
  ];
  const texts = blocks.map((lines) => lines.filter((l) => l !== '').join('\n')).filter((block) => block !== '');
  return `${texts.join('\n\n')}\n`;
}

function cameraLines(shot: ShotSpec, cast: Cast): readonly string[] {
  const one = shot.shots.length === 1;
  const shots = shot.shots.flatMap((s, i) => {
    const lines = [
      `Camera shot: ${s.shotSize}, ${s.angle}`,
      `Lens: ${lensWords(shot, cast, i)}`,
      `Movement: ${s.movement}${s.speed === 1 ? '' : `; ${speedWords(s.speed)}`}`,
    ];
    if (one) return lines;
    const fromS = clipTimeOf(shot, s.startFrame);
    const toS = clipTimeOf(shot, s.startFrame + s.frameCount);
    return [`Shot ${i + 1}, ${span(fromS, toS)}: ${lines.map((l) => l.replace(/^\w+( \w+)?: /, '')).join('; ')}`];
  });
  return [...shots, labelled('Lighting', shot.words.lighting), labelled('Mood', shot.words.mood)];
}

function labelled(label: string, words: string): string {
  return words.trim() === '' ? '' : `${label}: ${sentence(words)}`;
}

function lensWords(shot: ShotSpec, cast: Cast, index: number): string {
  const s = shot.shots[index]!;
  const frames = shot.camera.focalLengthsMm.slice(s.startFrame, s.startFrame + s.frameCount);
  const [first, last] = [Math.round(frames[0]!), Math.round(frames.at(-1)!)];
  const focal = first === last ? `${first} mm` : `zoom from ${first} to ${last} mm`;
  const lens = s.squeeze > 1 ? `${focal} anamorphic (${s.squeeze}x)` : focal;
  const subject = shot.subjects.find((x) => x.id === s.subjectId);
  const focus =
    subject && isInFocus(shot, s.startFrame, subject) ? `, focus on ${cast.nameOf(subject.bodyIds[0]!)}` : '';
  return `${lens} on a ${s.sensorMm[0]} × ${s.sensorMm[1]} mm sensor, f/${shot.camera.fStops[s.startFrame]}${focus}`;
}

/** True where the plane of focus lies at the subject's origin, within a twentieth of its distance. */
function isInFocus(shot: ShotSpec, frame: number, subject: ShotSpec['subjects'][number]): boolean {
  const body = shot.bodies.find((b) => b.id === subject.bodyIds[0]);
  if (!body) return false;
  const depth = -toLocal(cameraPoseOf(shot, frame), bodyPoseOf(shot, body, frame).positionM)[2];
  return Math.abs(shot.camera.focusDistancesM[frame]! - depth) < depth / 20;
}

function speedWords(speed: number): string {
  const percent = `${Math.round(speed * 100)} % of real speed`;
  return speed < 1 ? `slow motion, ${percent}` : `sped up, ${percent}`;
}

function dialogueLines(shot: ShotSpec): readonly string[] {
  const spoken = shot.audio.cues.filter((c) => c.kind === 'dialogue' && !c.isMuted);
  if (spoken.length === 0) return ['None.'];
  return spoken.map((c) => {
    const said = (c.text ?? c.label).replaceAll('"', '”').trim();
    return `- ${capitalized(c.speaker ?? 'Voice')} (${seconds(c.timeS)} s): "${said}"`;
  });
}
