import { type Beat, HIT_WEIGHT } from '../beat.ts';
import { sentence, withArticle } from '../english.ts';
import { MERGE_S } from '../run-words.ts';
import type { Told, ToldSound } from '../told.ts';
import { defineDialect } from './dialect.ts';
import { castSentence, prose, quoted, shotWords, silentSentence } from './phrases.ts';

/** Sounds within this of a beat's blow belong to it, in seconds. */
const WOVEN_S = 0.05;

/** One flowing paragraph in order of time, with its sounds woven in: no headings, no labels, no timestamps. */
export const ltx = defineDialect({
  id: 'ltx',
  label: 'LTX paragraph',
  readers: 'LTX-2.3, LTX-2.5',
  source:
    'Lightricks/LTX-2, commit 400fd31 (16 August 2026), system prompt for text to video and "Prompting for LTX-2"',
  limit: { unit: 'words', most: 200, source: 'Lightricks/LTX-2, commit 400fd31, August 2026' },
  losses: ['It tells order alone: times of the clip are lost.'],
  write(told) {
    const [first] = told.shots;
    return `${prose([
      told.style,
      told.setting,
      castSentence(told, 'There is '),
      told.lighting,
      told.mood,
      first ? sentence(withArticle(shotWords(first))) : '',
      ...happenings(told),
      ...told.nevers.map((words) => sentence(words)),
      ...told.air.map((words) => sentence(words)),
      ...told.music.map((words) => sentence(`music is heard, ${bare(words)}`)),
      ...told.hushes.map(() => 'For a while there is complete silence.'),
      told.silent.length === 0 ? '' : silentSentence(told.silent),
    ])}\n`;
  },
});

interface Moment {
  readonly fromS: number;
  readonly toS: number;
  readonly words: string;
  readonly who?: string;
  readonly isCut?: boolean;
}

/** Beats with their sounds, other sounds, speech and cuts, in order of time, each tied to the one before. */
function happenings(told: Told): readonly string[] {
  const woven = new Map<ToldSound, number>();
  told.beats.forEach((beat, i) => {
    for (const sound of told.sounds) if (!woven.has(sound) && isOf(sound, beat)) woven.set(sound, i);
  });
  const heardWith = (i: number) => {
    const noises = told.sounds.filter((sound) => woven.get(sound) === i).map(({ noise }) => noise);
    return noises.length === 0 ? [] : [`with ${[...new Set(noises)].join(', then ')}`];
  };
  const moments: Moment[] = [
    ...told.beats.map(({ who, does, fromS, toS }, i) => ({
      fromS,
      toS,
      who,
      words: [`${who} ${does}`, ...heardWith(i)].join(', '),
    })),
    ...told.sounds
      .filter((sound) => !woven.has(sound))
      .map((sound) => ({ fromS: sound.fromS, toS: sound.toS, words: heard(sound) })),
    ...told.lines.map((line) => ({
      fromS: line.fromS,
      toS: line.toS,
      words: `${line.speaker} says, ${quoted(line)}`,
    })),
    ...told.shots.slice(1).map((shot) => ({
      fromS: shot.fromS,
      toS: shot.fromS,
      words: `the view cuts to ${withArticle(shotWords(shot))}`,
      isCut: true,
    })),
  ].sort((a, b) => a.fromS - b.fromS);
  return moments.map((moment, i) => sentence(link(moment, moments[i - 1]) + moment.words));
}

/** Whether a sound is what a beat sounds like: the same one does it, while it does it. */
function isOf({ isLasting, who, fromS, clause }: ToldSound, beat: Beat): boolean {
  const isDuring = fromS > beat.fromS - WOVEN_S && fromS < beat.toS + WOVEN_S;
  if (beat.does.startsWith('passes ') && who === beat.who && clause.includes('goes through'))
    return Math.abs(fromS - beat.fromS) < MERGE_S;
  if (isLasting) return isDuring && who === beat.who && clause.includes(beat.does.split(' ')[0]!.replace(/s$/, 'ing'));
  return (
    isDuring && beat.weight >= HIT_WEIGHT && (who === beat.who || clause.includes(`the ${beat.who.split(' ').at(-1)} `))
  );
}

/** A sound on its own: "a scrape of the cloth sliding along the table is heard". */
function heard({ clause }: ToldSound): string {
  return clause.startsWith('as ') ? clause.replace(', ', ' there is ') : `there is ${clause}`;
}

function link(moment: Moment, before: Moment | undefined): string {
  if (moment.isCut) return '';
  if (before === undefined) return 'initially, ';
  const gapS = moment.fromS - before.fromS;
  if (before.who !== undefined && before.who === moment.who && moment.fromS - before.toS < MERGE_S) return 'then ';
  if (gapS < MERGE_S / 2) return before.isCut ? '' : 'simultaneously, ';
  return gapS < 1 ? 'a moment later, ' : 'after that, ';
}

/** Without its times. */
function bare(words: string): string {
  return words.replace(/ \([\d.–]+ s\)$/, '');
}
