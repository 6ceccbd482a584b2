import { sentence } from '../english.ts';
import { type Told, type ToldShot, within } from '../told.ts';
import { defineDialect } from './dialect.ts';
import {
  beatClauses,
  blocks,
  castSentence,
  headed,
  neverSentences,
  prose,
  quietSentence,
  quoted,
  restOf,
  soundscape,
} from './phrases.ts';

/**
 * Prose, then one block for each camera setup with its actions as beats, then speech and background sound. Size and length
 * of the clip are never in it: they go by parameters.
 */
export const sora = defineDialect({
  id: 'sora',
  label: 'Sora-style blocks',
  readers: 'services behind /v1/videos (vLLM-Omni, SGLang), and others that were shown Sora prompts',
  source:
    'openai-cookbook, Sora 2 prompting guide, commit 1398f49, read November 2026; Sora 2 itself ended on 24 September 2026',
  limit: { unit: 'characters', most: 32_000, source: 'openai-openapi, commit f85dbe2, 2026' },
  losses: ['It counts in beats: only shots, blows and sounds have times.'],
  write: (told) =>
    blocks([
      [told.style],
      [prose([told.setting, castSentence(told)])],
      ...told.shots.flatMap((shot, i) => shotBlocks(told, shot, i)),
      told.lines.length === 0 ? [] : ['Dialogue:', ...told.lines.map((line) => `- ${line.speaker}: ${quoted(line)}`)],
      headed('Background Sound:', [prose(soundscape(told))]),
    ]),
});

function shotBlocks(told: Told, shot: ToldShot, i: number): readonly (readonly string[])[] {
  const isOnly = told.shots.length === 1;
  const isLast = i === told.shots.length - 1;
  const beats = beatClauses(within(told.beats, told.shots, i)).map(({ words }) => `- ${sentence(words)}`);
  const after = isLast
    ? [restOf(told), neverSentences(told)].filter((line) => line !== '').map((line) => `- ${line}`)
    : [];
  const actions = [...beats, ...after];
  return [
    [
      isOnly ? '' : `Shot ${i + 1}, ${shot.fromS.toFixed(2)}–${shot.toS.toFixed(2)} — “${shot.name}”`,
      'Cinematography:',
      `Camera shot: ${shot.size}, ${shot.angle}, ${shot.movement}${shot.speed === '' ? '' : `, ${shot.speed}`}`,
      `Lens: ${shot.focal}${told.isTerse ? '' : `, f/${shot.fStop}`}${shot.focus === null ? '' : `, focus on ${shot.focus}`}`,
      told.lighting === '' ? '' : `Lighting: ${told.lighting}`,
      told.mood === '' || i > 0 ? '' : `Mood: ${told.mood}`,
    ],
    ['Actions:', ...(beats.length > 0 ? actions : [`- ${quietSentence(shot)}`, ...after])],
  ];
}
