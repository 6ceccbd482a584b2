import { type FrameRate, framesPerSecond, nearestFrame } from '../../base/time.ts';
import type { ShotCue, ShotSpec } from '../../shot/shot-spec.ts';
import { editingCues, editingImpacts, type MarkedImpact, type MarkerChoice } from '../editing-markers.ts';
import { oneLine, plainName } from '../plain-text.ts';
import { startFrameOf } from '../start-timecode.ts';

/** Media as seen from the folder of the list. */
export const PREVIEW_FILE = '../preview.mp4';
export const MIX_FILE = '../sound/mix.wav';
/** The key under which OpenTimelineIO keeps the media of a clip. */
const MEDIA_KEY = 'DEFAULT_MEDIA';
/** Longest name of a shot in the name of its file. */
const NAME_LETTERS = 40;
const COLORS: Readonly<Record<ShotCue['stem'], string>> = {
  effects: 'RED',
  foley: 'YELLOW',
  ambience: 'GREEN',
  dialogue: 'CYAN',
  music: 'MAGENTA',
};

type Shot = ShotSpec['shots'][number];

/** The video of a shot that is a file of its own. */
export function mediaPath(shots: readonly Shot[], index: number): string {
  const name = plainName(shots[index]!.name, 'shot').slice(0, NAME_LETTERS);
  return `shots/${String(index + 1).padStart(2, '0')}-${name}.mp4`;
}

export interface TimelineOptions {
  readonly startTimecode: string;
  readonly media: 'preview' | 'shots';
  readonly markers: MarkerChoice;
}

/** The timeline: schemas and keys as in OpenTimelineIO 0.17, whose times are frames of the clip. */
export function timelineOf(spec: ShotSpec, { startTimecode, media, markers }: TimelineOptions): object {
  const rate = spec.clip.frameRate;
  const whole = range(0, spec.clip.frameCount, rate);
  const mix = clip({ name: 'Mix', url: MIX_FILE, available: whole, source: whole, markers: cueMarkers(spec, markers) });
  return {
    OTIO_SCHEMA: 'Timeline.1',
    metadata: { rimshot: { bakeKeys: spec.madeBy.bakeKeys, version: spec.madeBy.version } },
    name: oneLine(spec.clip.name),
    global_start_time: time(startFrameOf(startTimecode, rate), rate),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      ...item('tracks', null, []),
      children: [
        track('Picture', 'Video', pictures(spec, media, editingImpacts(spec, markers))),
        track('Mix', 'Audio', [mix]),
      ],
    },
  };
}

/** A clip for each shot, and gaps where there is none. */
function pictures(
  spec: ShotSpec,
  media: TimelineOptions['media'],
  impacts: readonly MarkedImpact[],
): readonly object[] {
  const rate = spec.clip.frameRate;
  let at = 0;
  return spec.shots.flatMap((shot, i) => {
    const gap = shot.startFrame - at;
    at = shot.startFrame + shot.frameCount;
    const first = media === 'preview' ? shot.startFrame : 0;
    const made = clip({
      name: oneLine(shot.name) || `Shot ${i + 1}`,
      url: media === 'preview' ? PREVIEW_FILE : mediaPath(spec.shots, i),
      available: range(0, media === 'preview' ? spec.clip.frameCount : shot.frameCount, rate),
      source: range(first, shot.frameCount, rate),
      markers: impactMarkers(spec, shot, impacts, first),
      metadata: shotMetadata(shot),
    });
    if (gap <= 0) return [made];
    return [{ OTIO_SCHEMA: 'Gap.1', ...item('Gap', range(0, gap, rate), []) }, made];
  });
}

function shotMetadata(shot: Shot): object {
  const { id, takeName, cameraName, sourceStartS, speed, shotSize, angle, movement, sensorMm } = shot;
  return { rimshot: { id, takeName, cameraName, sourceStartS, speed, shotSize, angle, movement, sensorMm } };
}

/** The impacts that lie in a shot, on the clock of its media. */
function impactMarkers(spec: ShotSpec, shot: Shot, impacts: readonly MarkedImpact[], first: number): readonly object[] {
  return impacts
    .filter(({ frame }) => frame >= shot.startFrame && frame < shot.startFrame + shot.frameCount)
    .map(({ frame, contact: { id, bodyIds, impulseNs, normalSpeedMps, materials } }) =>
      marker({
        name: `${nameOf(spec, bodyIds[0])} hits ${nameOf(spec, bodyIds[1])}`,
        comment: `${normalSpeedMps.toFixed(2)} m/s, ${impulseNs.toFixed(3)} N s`,
        color: 'ORANGE',
        range: range(first + frame - shot.startFrame, 1, spec.clip.frameRate),
        metadata: { rimshot: { id, bodyIds, materials, impulseNs, normalSpeedMps } },
      }),
    );
}

function nameOf({ bodies, subjects }: ShotSpec, bodyId: string): string {
  const subjectId = bodies.find(({ id }) => id === bodyId)?.subjectId;
  return oneLine(subjects.find(({ id }) => id === subjectId)?.name ?? '') || bodyId;
}

function cueMarkers(spec: ShotSpec, choice: MarkerChoice): readonly object[] {
  const rate = spec.clip.frameRate;
  const { frameCount } = spec.clip;
  return editingCues(spec, choice).map(({ cue, offsetS }) => {
    const frame = Math.min(cue.frame, frameCount - 1);
    const frames = Math.max(1, Math.min(nearestFrame(offsetS, rate), frameCount) - frame);
    return marker({
      name: oneLine(cue.label) || cue.kind,
      comment: oneLine(cue.text ?? ''),
      color: COLORS[cue.stem],
      range: range(frame, frames, rate),
      metadata: { rimshot: { id: cue.id, kind: cue.kind, stem: cue.stem } },
    });
  });
}

interface Clip {
  readonly name: string;
  readonly url: string;
  readonly available: object;
  readonly source: object;
  readonly markers: readonly object[];
  readonly metadata?: object;
}

function clip({ name, url, available, source, markers, metadata = {} }: Clip): object {
  return {
    OTIO_SCHEMA: 'Clip.2',
    ...item(name, source, markers, metadata),
    media_references: {
      [MEDIA_KEY]: {
        OTIO_SCHEMA: 'ExternalReference.1',
        metadata: {},
        name: url,
        available_range: available,
        available_image_bounds: null,
        target_url: url,
      },
    },
    active_media_reference_key: MEDIA_KEY,
  };
}

function track(name: string, kind: 'Video' | 'Audio', children: readonly object[]): object {
  return { OTIO_SCHEMA: 'Track.1', ...item(name, null, []), kind, children };
}

function item(name: string, source: object | null, markers: readonly object[], metadata: object = {}) {
  return { metadata, name, source_range: source, effects: [], markers, enabled: true };
}

interface Marker {
  readonly name: string;
  readonly comment: string;
  readonly color: string;
  readonly range: object;
  readonly metadata: object;
}

function marker({ name, comment, color, range: marked, metadata }: Marker): object {
  return { OTIO_SCHEMA: 'Marker.2', metadata, name, color, comment, marked_range: marked };
}

function range(start: number, frames: number, rate: FrameRate): object {
  return { OTIO_SCHEMA: 'TimeRange.1', duration: time(frames, rate), start_time: time(start, rate) };
}

function time(frame: number, rate: FrameRate): object {
  return { OTIO_SCHEMA: 'RationalTime.1', rate: framesPerSecond(rate), value: frame };
}
