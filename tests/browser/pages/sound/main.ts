import type { Mix } from '../../../../src/core/dsp/mix.ts';
import type { SoundPort } from '../../../../src/editor/ports.ts';
import { createSound } from '../../../../src/sound/create-sound.ts';
import { openOutput } from '../../../../src/sound/output.ts';

declare global {
  interface Window {
    sound: SoundPort;
    /** Tracks whose samples tell where they are: `effects` on the left and `foley` on the right, each its index + base. */
    loadRamps(base: number, frames: number): void;
    /** Given by the test; whatever a test evaluates in the page counts as a click, but what the page tells does not. */
    tell(what: string): Promise<void>;
    /** What was put out from a frame of the context's clock on, once so many frames were. */
    recorded(fromFrame: number, frames: number): Promise<{ left: number[]; right: number[] }>;
    /** Does something, and gives what is put out from a little before it on. */
    recordAround(act: () => void, frames: number): Promise<{ from: number; left: number[]; right: number[] }>;
    /** The frame of the context's clock that is put out next. */
    frameNow(): number;
    state(): AudioContextState;
  }
}

const RATE = 48_000;
/** Ample time for the audio thread, so that no test hangs on how busy a machine is. */
const AHEAD_S = 0.25;

/**
 * Hands over what comes in on two inputs, a block at a time with the frame of the context's clock that it begins on. It
 * counts the frames itself from the first block on: under load Chromium tells some blocks the frame of the one before.
 */
const RECORDER = `
registerProcessor('recorder', class extends AudioWorkletProcessor {
  process([[left], [right]]) {
    this.frame ??= currentFrame;
    if (left && right) this.port.postMessage({ frame: this.frame, left: left.slice(), right: right.slice() });
    this.frame += 128;
    return true;
  }
});`;

let context: AudioContext;
let left = new Float32Array(0);
let right = new Float32Array(0);
let firstFrame = Number.NaN;
let endFrame = 0;
let waiting: (() => void)[] = [];

const sound = createSound(async () => {
  const output = await openOutput();
  context = output.context;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([RECORDER], { type: 'text/javascript' })));
  const recorder = new AudioWorkletNode(context, 'recorder', { numberOfInputs: 2 });
  for (const side of [0, 1]) output.meters.mix.input.connect(recorder, side, side);
  recorder.port.onmessage = ({ data }) => keep(data);
  recorder.connect(context.destination);
  context.addEventListener('statechange', () => void window.tell(`state ${context.state}`));
  return output;
}, AHEAD_S);

function keep(block: { frame: number; left: Float32Array; right: Float32Array }): void {
  if (Number.isNaN(firstFrame)) firstFrame = block.frame;
  const at = block.frame - firstFrame;
  endFrame = block.frame + block.left.length;
  if (at + block.left.length > left.length) {
    left = grown(left, at);
    right = grown(right, at);
  }
  left.set(block.left, at);
  right.set(block.right, at);
  const waited = waiting;
  waiting = [];
  for (const look of waited) look();
}

function grown(samples: Float32Array<ArrayBuffer>, at: number): Float32Array<ArrayBuffer> {
  const next = new Float32Array(2 * at + RATE);
  next.set(samples);
  return next;
}

function ramp(side: 0 | 1, base: number, frames: number): Mix {
  const values = Float32Array.from({ length: frames }, (_, index) => base + index);
  const silence = new Float32Array(frames);
  return { sampleRate: RATE, channels: side === 0 ? [values, silence] : [silence, values] };
}

window.sound = sound;
window.loadRamps = (base, frames) =>
  sound.load({
    sampleRate: RATE,
    durationS: frames / RATE,
    stems: { effects: ramp(0, base, frames), foley: ramp(1, base, frames) },
  });
window.recorded = async (fromFrame, frames) => {
  while (endFrame < fromFrame + frames) await new Promise<void>((look) => waiting.push(look));
  const at = fromFrame - firstFrame;
  return { left: [...left.subarray(at, at + frames)], right: [...right.subarray(at, at + frames)] };
};
window.recordAround = async (act, frames) => {
  const from = window.frameNow() - 1024;
  act();
  return { from, ...(await window.recorded(from, window.frameNow() - from + frames)) };
};
window.frameNow = () => Math.round(context.currentTime * RATE);
window.state = () => context.state;

// Without a click the browser keeps it silent.
void sound.unlock().then(() => window.tell('unlocked'));
document.querySelector('button')?.addEventListener('click', ({ isTrusted }) => {
  void window.tell(`click ${isTrusted} ${context.state}`);
  void sound.unlock();
});
const opening = setInterval(() => {
  if (!context) return;
  clearInterval(opening);
  void window.tell(`opened ${context.state} ${sound.isUnlocked}`);
}, 10);
