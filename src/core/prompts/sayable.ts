import { inSentence } from '../base/in-sentence.ts';
import { type Problem, warning } from '../base/problem.ts';
import type { ShotCue, ShotSpec } from '../shot/shot-spec.ts';
import { plainPhrase, tidyWords } from './plain-phrase.ts';

/** Longer words for one sound, in letters, are a text of their own. */
const MOST_LABEL_LETTERS = 200;
const MOST_TITLE_LETTERS = 60;
/** More names than this make a list, not a sentence. */
const MOST_NAMED = 3;
/** As much of a name as tells which it is. */
const SHOWN_LETTERS = 40;

type Subject = ShotSpec['subjects'][number];

const known = new WeakMap<ShotSpec, ShotSpec>();

/**
 * The shot with names that can stand in a sentence: emoji, controls, slashes and the like are left out, long names cut after
 * a word, and what has no word left is called by its noun. The same shot where all names can.
 */
export function sayable(shot: ShotSpec): ShotSpec {
  const made = known.get(shot) ?? withPlainNames(shot);
  known.set(shot, made);
  known.set(made, made);
  return made;
}

/** Which names a prompt does not use as they are, and what it says in their place. */
export function nameProblems(shot: ShotSpec): readonly Problem[] {
  const said = new Map(sayable(shot).subjects.map(({ id, name }) => [id, name]));
  const changed = shot.subjects.filter(({ id, name }) => said.get(id) !== name);
  if (changed.length === 0) return [];
  const named = changed.slice(0, MOST_NAMED).map(({ id, name }) => `"${shown(name)}" is called "${said.get(id)}"`);
  const more = changed.length > MOST_NAMED ? `, and ${changed.length - MOST_NAMED} more are renamed` : '';
  return [
    warning(
      'subjects',
      `In prompts ${named.join(', ')}${more}: a sentence takes a short plain name. Rename it to choose the words yourself.`,
    ),
  ];
}

function withPlainNames(shot: ShotSpec): ShotSpec {
  const names = namesOf(shot.subjects);
  const renamed = renaming(shot.subjects, names);
  const cues = shot.audio.cues.map((cue) => sayableCue(cue, renamed));
  const titles = shot.shots.map(({ name }, i) => tidyWords(name, MOST_TITLE_LETTERS) || `Shot ${i + 1}`);
  const labels = [...shot.outcome.wanted, ...shot.outcome.happened].map(({ label }) => label);
  const isSame =
    names.size === 0 &&
    cues.every((cue, i) => cue === shot.audio.cues[i]) &&
    titles.every((title, i) => title === shot.shots[i]!.name) &&
    labels.every((label) => renamed(label) === label);
  if (isSame) return shot;
  return {
    ...shot,
    subjects: shot.subjects.map((subject) => ({ ...subject, name: names.get(subject.id) ?? subject.name })),
    shots: shot.shots.map((one, i) => ({ ...one, name: titles[i]! })),
    audio: { ...shot.audio, cues },
    outcome: {
      ...shot.outcome,
      wanted: shot.outcome.wanted.map((one) => ({ ...one, label: renamed(one.label) })),
      happened: shot.outcome.happened.map((one) => ({ ...one, label: renamed(one.label) })),
    },
  };
}

/** By id of the subject, the names that differ from the director's; no two that did not differ before are alike now. */
function namesOf(subjects: readonly Subject[]): ReadonlyMap<string, string> {
  const plain = subjects.map(({ name }) => plainPhrase(name));
  const isPlain = (i: number) => plain[i] === subjects[i]!.name.trim() && (plain[i] === '' || /\p{L}/u.test(plain[i]!));
  const taken = new Set(subjects.flatMap(({ name }, i) => (isPlain(i) ? [inSentence(name.trim())] : [])));
  const names = new Map<string, string>();
  for (const [i, { id, noun }] of subjects.entries()) {
    if (isPlain(i)) continue;
    const wanted = /\p{L}/u.test(plain[i]!) ? plain[i]! : `${noun} ${plain[i]!}`.trim();
    let name = wanted;
    for (let n = 2; taken.has(inSentence(name)); n++) name = `${wanted} ${n}`;
    taken.add(inSentence(name));
    names.set(id, name);
  }
  return names;
}

/** Puts the new names in place of the old ones within a label. */
function renaming(subjects: readonly Subject[], names: ReadonlyMap<string, string>): (label: string) => string {
  const said = new Map<string, string>();
  for (const { id, name } of subjects) {
    const own = names.get(id);
    if (own === undefined) continue;
    said.set(name, own);
    said.set(inSentence(name), inSentence(own));
  }
  if (said.size === 0) return (label) => label;
  const words = [...said.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (label) => label.replace(pattern, (name) => said.get(name)!);
}

function sayableCue(cue: ShotCue, renamed: (label: string) => string): ShotCue {
  if (cue.kind === 'dialogue') {
    const speaker = cue.speaker && tidyWords(cue.speaker, MOST_TITLE_LETTERS);
    return speaker === cue.speaker ? cue : { ...cue, speaker };
  }
  const label = tidyWords(renamed(cue.label), MOST_LABEL_LETTERS) || cue.kind;
  return label === cue.label ? cue : { ...cue, label };
}

function shown(name: string): string {
  const letters = [...name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()];
  return letters.length <= SHOWN_LETTERS ? letters.join('') : `${letters.slice(0, SHOWN_LETTERS - 1).join('')}…`;
}
