import { type Problem, warning } from '../../base/problem.ts';
import { fitsDuration, fitsRate } from '../../profiles/clip-rules.ts';
import type { Profile } from '../../profiles/profile.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutTrackProblems, emptyProblems, type TrackChoice, tracksOf } from '../screen-tracks.ts';
import { tracksText } from '../tracks-text.ts';

/** A place on the picture in pixels, from its top-left corner. */
export interface TrackPlace {
  readonly x: number;
  readonly y: number;
}

const FILE = 'tracks.json';
/** What ATI reads: one place for each frame (bytedance/ATI 168b443); fewer are filled up. */
const PLACES = 121;
const CHOICE: TrackChoice = { bodies: 'moving', pointsPerBody: 1 };

/** Whether a clip has the frames that a product reads as places of tracks, and something whose path they are. */
export function hasTracks(shot: ShotSpec, profile: Profile): boolean {
  return fitsTracks(shot, profile) && emptyProblems(shot, CHOICE, FILE).length === 0;
}

/** Where the centres of moving bodies are, frame by frame, to a tenth of a pixel. */
export function atiTracksOf(shot: ShotSpec): TrackPlace[][] {
  return placesOf(shot).map((places) => places.map(([x, y]) => ({ x, y })));
}

/** The same as the file that is uploaded, or whose text is put in. */
export function atiTracksText(shot: ShotSpec): string {
  return tracksText(placesOf(shot));
}

/** What stands in the way of a product's tracks; none where it takes none. */
export function atiTrackProblems(shot: ShotSpec, profile: Profile): readonly Problem[] {
  if (!profile.modes.some(({ slots }) => slots.some(({ file }) => file === FILE))) return [];
  if (!fitsTracks(shot, profile))
    return [
      warning(
        'clip',
        `There is no ${FILE}, without which ${profile.label} makes nothing: it reads ${PLACES} places at 24 fps, one a frame. ` +
          `Choose it under "Film the reference clip for".`,
      ),
    ];
  const empty = emptyProblems(shot, CHOICE, FILE).map((problem) => ({ ...problem, level: 'warning' as const }));
  return empty.length > 0 ? empty : cutTrackProblems(shot);
}

function fitsTracks({ clip }: ShotSpec, profile: Profile): boolean {
  return fitsRate(clip, profile) && fitsDuration(clip, profile);
}

function placesOf(shot: ShotSpec) {
  return tracksOf(shot, CHOICE, () => {}).map(({ placesPx }) =>
    placesPx.slice(0, PLACES).map(([x, y]) => [tenths(x), tenths(y)] as const),
  );
}

function tenths(px: number): number {
  return Math.round(px * 10) / 10;
}
