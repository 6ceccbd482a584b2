import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { type FrameRate, rateLabel } from '../../base/time.ts';
import { isDropFrame } from '../../base/timecode.ts';
import { STEM_IDS } from '../../dsp/stems.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote, delayOf, heardCues, markedCues, type PlacedCue } from '../heard-cues.ts';
import { oneLine } from '../plain-text.ts';
import { INSTRUMENT_PATCHES, notesOfCue, type Patch, STEM_PATCHES } from './cue-notes.ts';
import {
  commonTimeEvent,
  noteEvents,
  programEvent,
  type SmfEvent,
  smfOf,
  smpteStartEvent,
  tempoEvent,
  textEvent,
} from './smf.ts';

const FILE = 'sound/cues.mid';
/** 120 beats a minute, 4800 ticks to the beat: a tick is 0.1 ms, and frames at 24, 25 and 30 a second are whole ticks. */
const QUARTER_US = 500_000;
const DIVISION = 4800;
const TICKS_PER_S = 9600;

/** Cues as markers and notes: a track for each stem and each instrument, a note for each blow, a marker for each cue. */
export const midi = defineExporter({
  id: 'midi',
  label: 'Cues and music (MIDI)',
  readers: 'audio workstations, samplers, game engines',
  options: z.strictObject({}),
  preflight(shot) {
    const problems: Problem[] = [];
    if (markedCues(shot).length === 0)
      problems.push(warning('audio.cues', `${FILE} will hold no note and no marker: this shot has no cue.`));
    const rate = shot.clip.frameRate;
    if (rateCodeOf(rate) === null)
      problems.push(
        note(
          'clip.frameRate',
          `${FILE} has no timecode: MIDI knows 24, 25, 29.97 and 30 frames per second, not ${rateLabel(rate)}.`,
        ),
      );
    return problems;
  },
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} rounds times to 0.1 ms; velocity stands for level and pitch for the centre of the spectrum of a sound, to a ` +
        'semitone. Place, materials and sound files are left out.',
    ),
    clockNote(shot),
  ],
  async write({ shot, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const file = await sink.open(FILE);
    await file.write(smfOf(DIVISION, [leadTrack(shot), ...stemTracks(shot), ...musicTracks(shot)]));
    await file.close();
    onProgress?.(1);
    return [FILE];
  },
});

function leadTrack(shot: ShotSpec): SmfEvent[] {
  const rateCode = rateCodeOf(shot.clip.frameRate);
  return [
    textEvent(0, 'name', oneLine(shot.clip.name)),
    tempoEvent(QUARTER_US),
    commonTimeEvent(),
    ...(rateCode === null ? [] : [smpteStartEvent(rateCode)]),
    ...markedCues(shot).map(({ cue, onsetS }) => textEvent(tickOf(onsetS), 'marker', oneLine(cue.label) || cue.kind)),
  ];
}

function stemTracks(shot: ShotSpec): SmfEvent[][] {
  return STEM_IDS.flatMap((stem) => {
    const cues = heardCues(shot).filter(({ cue }) => cue.stem === stem && cue.source.type !== 'notes');
    return cues.length === 0 ? [] : [track(shot, stem, STEM_PATCHES[stem], cues)];
  });
}

function musicTracks(shot: ShotSpec): SmfEvent[][] {
  return Object.entries(INSTRUMENT_PATCHES).flatMap(([instrument, patch]) => {
    const cues = heardCues(shot).filter(
      ({ cue }) => cue.source.type === 'notes' && cue.source.instrument === instrument,
    );
    return cues.length === 0 ? [] : [track(shot, instrument, patch, cues)];
  });
}

function track(shot: ShotSpec, name: string, { channel, program }: Patch, cues: readonly PlacedCue[]): SmfEvent[] {
  const { clip, audio } = shot;
  const notes = cues.flatMap((placed) => notesOfCue(placed, audio.keepsPitch, clip.durationS));
  const timed = notes.map(({ startS, endS, pitch, velocity }) => ({
    startTick: tickOf(startS),
    endTick: tickOf(endS),
    channel,
    pitch,
    velocity,
  }));
  const words = cues.flatMap(({ cue }) =>
    cue.words.map(({ text, timeS }) =>
      textEvent(tickOf(Math.max(0, timeS + delayOf(cue))), 'lyric', `${oneLine(text)} `),
    ),
  );
  return [
    textEvent(0, 'name', name),
    ...(program === null ? [] : [programEvent(channel, program)]),
    ...words,
    ...noteEvents(timed),
  ];
}

function tickOf(timeS: number): number {
  return Math.round(timeS * TICKS_PER_S);
}

/** The code by which MIDI names a frame rate; null where it has none. */
function rateCodeOf(rate: FrameRate): number | null {
  if (isDropFrame(rate)) return rate.num === 30_000 ? 2 : null;
  const code = [24, 25, null, 30].indexOf(rate.num / rate.den);
  return code < 0 ? null : code;
}
