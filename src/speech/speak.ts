import type { SpokenWord, Viseme } from '../core/cues/cue.ts';
import { babbleLine, SPEECH_SAMPLE_RATE } from '../core/speech/babble.ts';
import { estimateLine } from '../core/speech/estimate.ts';
import type { Line } from '../core/speech/line-key.ts';
import type { SpokenLine } from '../core/speech/spoken-line.ts';
import { visemesOf } from '../core/speech/visemes.ts';
import { wordOfEachPhone } from './align.ts';
import { phonesOfWords, SILENCE, type Spoken, speakText } from './flite.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Instantiate } from './wasi.ts';

export interface SpeakControl {
  readonly signal?: AbortSignal;
  /** Awaited between the stretches of a line, so that a worker can look at its messages. */
  onProgress?(progress: { readonly share: number }): void | Promise<void>;
}

/** Speaks lines for the preview. */
export interface Speech {
  /**
   * A line as samples, with the times of its words. What the engine cannot speak (other scripts than the Latin, or all of it
   * where the engine does not load) is babbled, and the line is marked as estimated. Rejects only when cancelled.
   */
  speak(line: Line, control?: SpeakControl): Promise<SpokenLine>;
}

/** Speech by an engine that is loaded when the first line needs it; where loading fails, the next line tries again. */
export function createSpeech(loadEngine: () => Promise<Instantiate>): Speech {
  let loading: Promise<Instantiate> | null = null;
  const load = () => {
    loading ??= loadEngine().catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
    return loading;
  };
  return {
    async speak(line, control = {}) {
      const pieces = piecesOf(line.text);
      const lines: SpokenLine[] = [];
      for (const [n, piece] of pieces.entries()) {
        control.signal?.throwIfAborted();
        await control.onProgress?.({ share: n / pieces.length });
        control.signal?.throwIfAborted();
        lines.push(await speakPiece(piece, line.voice, load));
      }
      return joined(lines);
    },
  };
}

async function speakPiece(piece: Piece, voice: Line['voice'], load: () => Promise<Instantiate>): Promise<SpokenLine> {
  const text = piece.tokens.map((token) => token.text).join(' ');
  const babbled = () => babbleLine({ text, voice }, estimateLine(text));
  if (piece.said === null) return babbled();
  try {
    const engine = await load();
    const spoken = await speakText(engine, piece.said.join(' '), voice);
    const alone = await phonesOfWords(engine, piece.said.map(bare));
    const words = alone.length === piece.tokens.length ? wordsOf(piece, spoken, alone) : [];
    return words.length > 0 ? heard(spoken, words) : babbled();
  } catch {
    return babbled();
  }
}

/** Without the marks around it, so that it is read as one stretch. */
function bare(said: string): string {
  return said.replace(/^[^a-z0-9$]+|[^a-z0-9]+$/gi, '');
}

function heard({ samples, sampleRate, phones }: Spoken, words: readonly SpokenWord[]): SpokenLine {
  return {
    recording: { sampleRate, channels: [samples] },
    words,
    visemes: visemesOf(phones),
    durationS: samples.length / sampleRate,
    isTimingEstimated: false,
  };
}

/** The words of a stretch with their times; a token of which no phone is heard goes with the word before it. */
function wordsOf(piece: Piece, { phones }: Spoken, alone: readonly (readonly string[])[]): SpokenWord[] {
  const said = phones.filter(({ id }) => id !== SILENCE);
  const wordOf = wordOfEachPhone(
    said.map(({ id }) => id),
    alone,
  );
  const words: SpokenWord[] = [];
  let unheard = '';
  for (const [n, { text }] of piece.tokens.entries()) {
    const first = wordOf.indexOf(n);
    const last = words.at(-1);
    if (first >= 0) {
      words.push({ text: unheard + text, timeS: said[first]!.timeS, endTimeS: said[wordOf.lastIndexOf(n)]!.endTimeS });
      unheard = '';
    } else if (last) words[words.length - 1] = { ...last, text: `${last.text} ${text}` };
    else unheard += `${text} `;
  }
  return words;
}

/** Stretches one after another. */
function joined(lines: readonly SpokenLine[]): SpokenLine {
  const only = lines[0];
  if (lines.length === 1 && only) return only;
  const lengths = lines.map(({ recording }) => recording.channels[0]!.length);
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  const words: SpokenWord[] = [];
  const visemes: Viseme[] = [];
  let at = 0;
  for (const [n, line] of lines.entries()) {
    const fromS = at / SPEECH_SAMPLE_RATE;
    samples.set(line.recording.channels[0]!, at);
    words.push(...line.words.map((word) => ({ ...word, timeS: fromS + word.timeS, endTimeS: fromS + word.endTimeS })));
    for (const viseme of line.visemes)
      if (visemes.at(-1)?.id !== viseme.id) visemes.push({ ...viseme, timeS: fromS + viseme.timeS });
    at += lengths[n]!;
  }
  return {
    recording: { sampleRate: SPEECH_SAMPLE_RATE, channels: [samples] },
    words,
    visemes,
    durationS: at / SPEECH_SAMPLE_RATE,
    isTimingEstimated: lines.some((line) => line.isTimingEstimated),
  };
}
