import { readWav } from '../core/assets/read-wav.ts';
import type { SpeakingVoice } from '../core/speech/line-key.ts';
import type { Phone } from '../core/speech/visemes.ts';
import { type Instantiate, runWasi, type WasiRun } from './wasi.ts';

/** What the engine calls its voices. */
const VOICES: Readonly<Record<SpeakingVoice, string>> = { kal: 'kal16', awb: 'awb', rms: 'rms', slt: 'slt' };
/** The fastest of the voices, for when only the phones are wanted; they are those of all the others but for small ones. */
const QUICK_VOICE = 'kal';
/** What the engine calls a silence. */
export const SILENCE = 'pau';

const SPEECH_FILE = 'speech.wav';
const TEXT_FILE = 'words.txt';

export interface Spoken {
  readonly sampleRate: number;
  readonly samples: Float32Array;
  /** Silences among them; the last ends with the samples. */
  readonly phones: readonly Phone[];
}

/** Speaks one stretch of plain ASCII. Throws where the engine fails. */
export async function speakText(instantiate: Instantiate, text: string, voice: SpeakingVoice): Promise<Spoken> {
  const args = ['flite', '-voice', VOICES[voice], '-psdur', '-o', SPEECH_FILE, '-t', text];
  const run = ended(await runWasi(instantiate, { args }));
  const wav = readWav(run.files.get(SPEECH_FILE) ?? new Uint8Array());
  if (!wav.ok) throw new Error(wav.problems[0]!.message);
  const { sampleRate, channels } = wav.value;
  const samples = channels[0]!;
  return { sampleRate, samples, phones: readPhones(run.stdout, samples.length / sampleRate) };
}

/** The phones of words that are read one by one, silences left out. Throws where the engine fails. */
export async function phonesOfWords(instantiate: Instantiate, words: readonly string[]): Promise<string[][]> {
  // Empty lines part what is read into stretches, of which each is told in a line of its own.
  const text = new TextEncoder().encode(`${words.join('\n\n')}\n`);
  const args = ['flite', '-voice', QUICK_VOICE, '-ps', '-f', TEXT_FILE, '-o', 'none'];
  const { stdout } = ended(await runWasi(instantiate, { args, files: new Map([[TEXT_FILE, text]]) }));
  const lines = stdout.split('\n').slice(0, -1);
  return lines.map((line) => line.split(' ').filter((phone) => phone !== '' && phone !== SILENCE));
}

function ended(run: WasiRun): WasiRun {
  if (run.exitCode !== 0) throw new Error(`The speech engine stopped (exit ${run.exitCode}). ${run.stderr.trim()}`);
  return run;
}

/** `pau:0.164 hh:0.255 …`: what each is and when it ends. */
function readPhones(told: string, lengthS: number): Phone[] {
  let timeS = 0;
  const phones = told
    .split(/\s+/)
    .filter(Boolean)
    .map((item) => {
      const [id = SILENCE, end] = item.split(':');
      // The silence at the end is told longer than it is spoken, by half of it or by a rounding.
      const endTimeS = Math.min(Math.max(Number(end) || 0, timeS), lengthS);
      const phone = { id, timeS, endTimeS };
      timeS = endTimeS;
      return phone;
    });
  const last = phones.at(-1);
  return last ? [...phones.slice(0, -1), { ...last, endTimeS: lengthS }] : [];
}
