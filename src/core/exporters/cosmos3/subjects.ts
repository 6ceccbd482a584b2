import { rotate } from '../../base/quat.ts';
import { length, sub, UP } from '../../base/vec3.ts';
import type { Beat } from '../../prompts/beat.ts';
import type { Cast } from '../../prompts/cast.ts';
import { capitalized, count, listed } from '../../prompts/english.ts';
import { type Hit, hitsOf, targetWords } from '../../prompts/hits.ts';
import { STILL_MPS, velocityOf } from '../../prompts/motion-words.ts';
import { bodyPoseOf, cameraPoseOf, liveFrame } from '../../shot/reading.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { colorWord } from './color-words.ts';
import { heaviest, MOST_BRIEF } from './heaviest.ts';
import type { PromptSubject } from './structured-prompt.ts';

/** Words of upstream's own schema. */
const UNCHANGED = 'No significant change.';
/** Larger than these shares of the frame's height or width, a thing is medium, large. Our own limits. */
const MEDIUM_SHARE = 0.15;
const LARGE_SHARE = 0.5;
/** Nearer or farther than the focus by this much, a thing is in the foreground, in the background. Our own limits. */
const NEAR_SHARE = 0.6;
const FAR_SHARE = 1.6;
const MOST_MET = 4;
/** Tilts up to this cosine from upright, and from lying, are not told. */
const TILT_COSINE = 0.26;
const UPRIGHT_COSINE = 0.97;

/** Kinds that have no upright worth a word. */
const GROUNDS: ReadonlySet<string> = new Set(['floor', 'water']);

/** A subject, or a crowd of them, with one body that stands for it. */
export interface Group {
  readonly body: ShotBody;
  readonly subject: ShotSpec['subjects'][number];
  readonly count: number;
  /** "the basketball", "the fifteen billiard balls". */
  readonly who: string;
  readonly isMoving: boolean;
  readonly isSeen: boolean;
}

/** The subjects of a clip as the prompt counts them, those that move first, else in the scene's order. */
export function groupsOf(shot: ShotSpec, cast: Cast): readonly Group[] {
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  const moving = new Set(shot.trajectories.map(({ bodyId }) => bodyId));
  const groups: Group[] = [];
  const told = new Set<string>();
  for (const subject of shot.subjects) {
    const own = subject.bodyIds.flatMap((id) => bodies.get(id) ?? []);
    const body = own.find(({ id }) => moving.has(id)) ?? own[0];
    if (!body || told.has(subject.id)) continue;
    const crowd = cast.crowdOf(body.id);
    const all = crowd ? crowd.bodies : [body];
    for (const { subjectId } of all) told.add(subjectId);
    groups.push({
      body: all.find(({ id }) => moving.has(id) && isEverSeen(shot, id)) ?? all[0]!,
      subject,
      count: all.length,
      who: crowd ? `the ${count(all.length)} ${crowd.plural}` : cast.nameOf(body.id),
      isMoving: all.some(({ id }) => moving.has(id)),
      isSeen: (crowd ? all : own).some(({ id }) => isEverSeen(shot, id)),
    });
  }
  return [...groups.filter(({ isMoving }) => isMoving), ...groups.filter(({ isMoving }) => !isMoving)];
}

function isEverSeen({ tracks2d }: ShotSpec, bodyId: string): boolean {
  return tracks2d.find((track) => track.bodyId === bodyId)?.boxesPx.some((box) => box !== null) ?? false;
}

/** A group and what is told of it however shortly the clip is told. */
export interface Portrait {
  readonly group: Group;
  readonly known: Pick<
    PromptSubject,
    'description' | 'appearance_details' | 'relationship' | 'location' | 'relative_size' | 'orientation'
  >;
}

/** All that is seen in the clip. */
export function portraitsOf(shot: ShotSpec, cast: Cast): readonly Portrait[] {
  const hits = hitsOf(shot);
  return groupsOf(shot, cast)
    .filter(({ isSeen }) => isSeen)
    .map((group) => {
      const frame = firstSeenFrame(shot, group.body.id);
      return {
        group,
        known: {
          description: descriptionOf(group),
          appearance_details: materialWords(shot, group),
          relationship: meetsWords(shot, cast, hits, group),
          location: (frame === null ? null : placeWords(shot, group.body, frame)) ?? 'Out of frame',
          relative_size: sizeWords(shot, group.body.id),
          orientation:
            frame === null || GROUNDS.has(group.subject.kind) ? '' : orientationWords(shot, group.body, frame),
        },
      };
    });
}

/** A subject with all that the simulation knows of it; what only people have is empty. Briefly, its looks are told once. */
export function subjectOf(
  shot: ShotSpec,
  { group, known }: Portrait,
  beats: readonly Beat[],
  isBrief: boolean,
): PromptSubject {
  const own = beats.filter(({ who }) => who === group.who || who === `one of ${group.who}`);
  return {
    ...known,
    ...(isBrief && { appearance_details: '', relationship: '' }),
    pose: '',
    action: actionWords(group, own, isBrief),
    state_changes: changeWords(shot, group, own),
    clothing: '',
    expression: '',
    gender: '',
    age: '',
    skin_tone_and_texture: '',
    facial_features: '',
    number_of_subjects: group.count,
    number_of_arms: 0,
    number_of_legs: 0,
  };
}

function descriptionOf({ subject, count: n, who }: Group): string {
  if (n > 1) return `${capitalized(who.replace(/^the /, ''))}, each ${subject.description}`;
  const isNamed = who !== `the ${subject.noun}`;
  return isNamed ? `${capitalized(who)}: ${subject.description}` : capitalized(subject.description);
}

/** "Orange; rubber": what its parts look and are made of. */
function materialWords(shot: ShotSpec, { body, subject }: Group): string {
  const ids = [...new Set(body.parts.map(({ material }) => material))];
  const nouns = ids.flatMap((id) => shot.materials.find((material) => material.id === id)?.noun ?? []);
  const color = colorWord(subject.colorRgb);
  return capitalized([color, listed([...new Set(nouns)])].filter((words) => words !== '').join('; '));
}

function meetsWords(shot: ShotSpec, cast: Cast, hits: readonly Hit[], { body, isMoving }: Group): string {
  const crowd = cast.crowdOf(body.id);
  const isOwn = (id: string) => id === body.id || (crowd !== null && cast.crowdOf(id) === crowd);
  const unique = (words: readonly string[]) => [...new Set(words)].slice(0, MOST_MET);
  const met = unique(
    hits.filter((hit) => isOwn(hit.mover.id) && !isOwn(hit.struck.id)).map((hit) => targetWords(cast, hit)),
  );
  const by = unique(
    hits.filter((hit) => isOwn(hit.struck.id) && !isOwn(hit.mover.id)).map((hit) => cast.nameOf(hit.mover.id)),
  );
  const among =
    crowd !== null && hits.some((hit) => isOwn(hit.mover.id) && isOwn(hit.struck.id)) ? ['one another'] : [];
  if (met.length + among.length > 0) return `Meets ${listed([...among, ...met])}`;
  if (by.length > 0) return `Struck by ${listed(by)}`;
  const carried = unique(
    carriedIds(shot, body)
      .filter((id) => !isOwn(id))
      .map((id) => cast.sortOf(id)),
  );
  if (carried.length > 0 && !isMoving) return `Carries ${listed(carried)}`;
  return isMoving ? 'Meets nothing' : 'Part of the set';
}

/** What rests, rolls or slides on a body. */
function carriedIds({ contacts }: ShotSpec, { id }: ShotBody): readonly string[] {
  return contacts
    .filter(({ phase, bodyIds }) => phase !== 'impact' && bodyIds.includes(id))
    .map(({ bodyIds }) => bodyIds[bodyIds[0] === id ? 1 : 0]);
}

function firstSeenFrame({ tracks2d }: ShotSpec, bodyId: string): number | null {
  const frame = tracks2d.find((track) => track.bodyId === bodyId)?.boxesPx.findIndex((box) => box !== null) ?? -1;
  return frame < 0 ? null : frame;
}

/** "Left foreground": thirds across, and nearer or farther than the focus; null out of frame. */
export function placeWords(shot: ShotSpec, body: ShotBody, frame: number): string | null {
  const box = shot.tracks2d.find(({ bodyId }) => bodyId === body.id)?.boxesPx[frame];
  if (!box) return null;
  const across = (box[0] + box[2]) / 2 / shot.clip.widthPx;
  const side = across < 1 / 3 ? 'Left' : across > 2 / 3 ? 'Right' : 'Center';
  const awayM = length(sub(bodyPoseOf(shot, body, frame).positionM, cameraPoseOf(shot, frame).positionM));
  const share = awayM / shot.camera.focusDistancesM[frame]!;
  return `${side} ${share < NEAR_SHARE ? 'foreground' : share > FAR_SHARE ? 'background' : 'midground'}`;
}

function sizeWords({ tracks2d, clip }: ShotSpec, bodyId: string): string {
  const boxes = tracks2d.find((track) => track.bodyId === bodyId)?.boxesPx.filter((box) => box !== null) ?? [];
  if (boxes.length === 0) return 'Not within frame';
  const shares = boxes
    .map((box) => Math.max((box[2] - box[0]) / clip.widthPx, (box[3] - box[1]) / clip.heightPx))
    .sort((a, b) => a - b);
  const middle = shares[Math.floor(shares.length / 2)]!;
  const word = middle < MEDIUM_SHARE ? 'Small' : middle < LARGE_SHARE ? 'Medium' : 'Large';
  return `${word} within frame`;
}

/** How it stands, for things that have an upright; balls have none. */
function orientationWords(shot: ShotSpec, body: ShotBody, frame: number): string {
  const solid = body.parts.filter(({ role }) => role !== 'show');
  if (solid.every(({ shape }) => shape.type === 'ball')) return '';
  const up = rotate(bodyPoseOf(shot, body, frame).rotation, UP)[1];
  if (up > UPRIGHT_COSINE) return 'Upright';
  if (up < -UPRIGHT_COSINE) return 'Upside down';
  return Math.abs(up) < TILT_COSINE ? 'Lying on its side' : 'Tilted';
}

function changeWords(shot: ShotSpec, { body, isMoving }: Group, own: readonly Beat[]): string {
  if (!isMoving) return UNCHANGED;
  const { frameCount } = shot.clip;
  const starts = length(velocityOf(shot, body, 0)) < STILL_MPS ? 'Starts at rest' : 'Starts in motion';
  const live = liveFrame(shot, frameCount - 1);
  const isStill = live !== null && length(velocityOf(shot, body, live)) < STILL_MPS;
  const isGone = shot.tracks2d.find(({ bodyId }) => bodyId === body.id)?.boxesPx[frameCount - 1] === null;
  const ends = isGone ? 'ends out of frame' : isStill ? 'ends at rest' : 'ends still moving';
  return own.length > 0 ? `${starts}, ${ends}` : UNCHANGED;
}

/** All that a subject does, in order of time; briefly, what would be missed most. */
function actionWords({ isMoving }: Group, own: readonly Beat[], isBrief: boolean): string {
  if (own.length === 0) return isMoving ? 'Moves' : 'Stays where it is';
  const kept = isBrief ? heaviest(own, MOST_BRIEF) : own;
  return capitalized(kept.map(({ does }) => does).join('; then '));
}
