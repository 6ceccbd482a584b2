import { capitalized, seconds, sentence, span } from '../english.ts';
import type { Told, ToldShot } from '../told.ts';
import { defineDialect } from './dialect.ts';
import {
  beatClauses,
  blocks,
  castSentence,
  headed,
  neverSentences,
  prose,
  quoted,
  restOf,
  soundscape,
} from './phrases.ts';

/** Headed blocks with timed bullets: what every generator that takes long text follows. */
export const neutral = defineDialect({
  id: 'neutral',
  label: 'Neutral',
  readers: 'any video generator that takes text',
  source: 'our own, after the public guides for Sora 2 and Veo 3 (read November 2026)',
  limit: { unit: 'characters', most: 32_000, source: 'the longest prompt of the OpenAI Videos API, August 2026' },
  losses: [],
  write: (told) =>
    blocks([
      [told.style],
      [prose([told.setting, castSentence(told)])],
      ['Cinematography:', ...cameraLines(told)],
      ['Actions:', ...actionLines(told)],
      headed('Dialogue:', dialogueLines(told)),
      headed('Background Sound:', [prose(soundscape(told))]),
    ]),
});

function cameraLines(told: Told): readonly string[] {
  const only = told.shots.length === 1 ? told.shots[0] : undefined;
  const shots = only
    ? [`Camera shot: ${only.size}, ${only.angle}`, `Lens: ${lensWords(only, told)}`, `Movement: ${movementWords(only)}`]
    : told.shots.map(
        (s, i) =>
          `Shot ${i + 1}, ${span(s.fromS, s.toS)}: ${s.size}, ${s.angle}; ${lensWords(s, told)}; ${movementWords(s)}`,
      );
  return [
    ...shots,
    told.lighting === '' ? '' : `Lighting: ${told.lighting}`,
    told.mood === '' ? '' : `Mood: ${told.mood}`,
  ];
}

function lensWords({ focal, sensorMm, fStop, focus }: ToldShot, { isTerse }: Told): string {
  const exactly = isTerse ? '' : ` on a ${sensorMm[0]} × ${sensorMm[1]} mm sensor, f/${fStop}`;
  return `${focal}${exactly}${focus === null ? '' : `, focus on ${focus}`}`;
}

function movementWords({ movement, speed }: ToldShot): string {
  return speed === '' ? movement : `${movement}; ${speed}`;
}

function actionLines(told: Told): readonly string[] {
  const cuts = told.shots
    .slice(1)
    .map(({ fromS, size }, i) => ({ fromS, toS: fromS, words: `cut to shot ${i + 2}, ${size}` }));
  const all = [...beatClauses(told.beats), ...cuts].sort((a, b) => a.fromS - b.fromS);
  const lines = all.map(({ fromS, toS, words }) => `${span(fromS, toS)}: ${sentence(words)}`);
  return [...lines, restOf(told), neverSentences(told)].filter((line) => line !== '').map((line) => `- ${line}`);
}

function dialogueLines({ lines, isTerse }: Told): readonly string[] {
  if (lines.length === 0) return isTerse ? [] : ['None.'];
  return lines.map((line) => `- ${capitalized(line.speaker)} (${seconds(line.fromS)} s): ${quoted(line)}`);
}
