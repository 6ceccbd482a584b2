import type { Point2 } from '../../base/convex-hull.ts';
import { oneLine } from '../plain-text.ts';
import { xmlText } from '../xml-text.ts';
import type { CameraPlan, Mover, Patch, Plan } from './plan.ts';

/** The page: the map, at most so large, with its words to the right, in pixels. */
const MAP_PX = 860;
const EDGE_PX = 32;
const WORDS_PX = 400;
const TITLE_PX = 56;
const LINE_PX = 22;
/** Lengths that a scale bar may have, in metres. */
const BARS_M = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** A scale bar takes at most this much of the map's width. */
const BAR_SHARE = 0.3;
/** The wedge of a camera's view is as long as this much of the map. */
const WEDGE_SHARE = 0.35;
/** Names longer than this run out of the page. */
const LONGEST_NAME = 40;
/** Words for what moves take at most so many lines. */
const MOST_NAMES = 10;
/** Where more than these move, marks of time would hide the paths. */
const MOST_MARKED = 6;

const INK = '#1d2125';
const MUTED = '#5b646d';
const CAMERA = '#2457c5';
const CONTACT = '#c22f1e';

/** A plan as an SVG picture with a title, a scale, and words for what is numbered. */
export function drawPlan(plan: Plan, title: string, note: string): string {
  const [widthM, heightM] = [plan.maxM[0] - plan.minM[0], plan.maxM[1] - plan.minM[1]];
  const pxPerM = MAP_PX / Math.max(widthM, heightM);
  const [mapWidth, mapHeight] = [widthM * pxPerM, heightM * pxPerM];
  const at = ([x, z]: Point2): Point2 => [(x - plan.minM[0]) * pxPerM, (z - plan.minM[1]) * pxPerM];
  const words = wordsOf(plan);
  const width = EDGE_PX + mapWidth + EDGE_PX + WORDS_PX;
  const height = TITLE_PX + Math.max(mapHeight, words.length * LINE_PX) + 2 * EDGE_PX;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" ` +
      `font-family="system-ui, sans-serif" font-size="14" fill="${INK}">`,
    `<title>${xmlText(oneLine(title))}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${EDGE_PX}" y="36" font-size="20" font-weight="600">${xmlText(short(title))}</text>`,
    `<text x="${px(width - EDGE_PX)}" y="36" text-anchor="end" fill="${MUTED}">${xmlText(note)}</text>`,
    `<svg x="${EDGE_PX}" y="${TITLE_PX}" width="${px(mapWidth)}" height="${px(mapHeight)}">`,
    `<rect width="100%" height="100%" fill="#eef0f2"/>`,
    ...plan.still.map((patch) => patchOf(patch, at, 0.35)),
    ...plan.cameras.map((camera) => wedgeOf(camera, at, WEDGE_SHARE * Math.min(mapWidth, mapHeight))),
    ...plan.moving.flatMap((mover) => moverOf(mover, at, plan.moving.length <= MOST_MARKED)),
    ...plan.cameras.flatMap((camera, i) => cameraOf(camera, at, letterOf(i))),
    ...plan.contacts.flatMap(({ placeM }, i) => contactOf(at(placeM), i + 1)),
    `</svg>`,
    `<rect x="${EDGE_PX}" y="${TITLE_PX}" width="${px(mapWidth)}" height="${px(mapHeight)}" fill="none" stroke="#9aa3ab"/>`,
    ...scaleBar(mapWidth, mapHeight, pxPerM),
    ...words.map(
      (line, i) =>
        `<text x="${px(2 * EDGE_PX + mapWidth)}" y="${TITLE_PX + 16 + i * LINE_PX}" fill="${line.color}"` +
        `${line.isHead ? ' font-weight="600"' : ''}>${xmlText(line.text)}</text>`,
    ),
    `</svg>\n`,
  ].join('\n');
}

type At = (placeM: Point2) => Point2;

function patchOf({ outlineM, colorRgb }: Patch, at: At, opacity: number): string {
  const points = outlineM.map((p) => at(p).map(px).join(',')).join(' ');
  return `<polygon points="${points}" fill="${rgb(colorRgb)}" fill-opacity="${opacity}" stroke="#6d7780" stroke-width="0.75"/>`;
}

function moverOf({ patches, pathsM, marksM, colorRgb }: Mover, at: At, isMarked: boolean): string[] {
  // Two lines, so that a path is seen on any ground.
  const lines = pathsM
    .filter(({ length }) => length > 1)
    .map((path) => path.map((p) => at(p).map(px).join(',')).join(' '));
  return [
    ...patches.map((patch) => patchOf(patch, at, 0.9)),
    ...lines.flatMap((points) => [
      `<polyline points="${points}" fill="none" stroke="${INK}" stroke-width="3.5" stroke-opacity="0.55"/>`,
      `<polyline points="${points}" fill="none" stroke="${rgb(colorRgb)}" stroke-width="2"/>`,
    ]),
    ...(isMarked ? marksM : [])
      .map(at)
      .map(([x, y]) => `<circle cx="${px(x)}" cy="${px(y)}" r="3" fill="#ffffff" stroke="${INK}"/>`),
  ];
}

function wedgeOf({ startM, edges }: CameraPlan, at: At, lengthPx: number): string {
  const [x, y] = at(startM);
  const corners = edges.map(([ex, ey]) => `${px(x + ex * lengthPx)},${px(y + ey * lengthPx)}`);
  return `<polygon points="${px(x)},${px(y)} ${corners.join(' ')}" fill="${CAMERA}" fill-opacity="0.1" stroke="${CAMERA}" stroke-opacity="0.5"/>`;
}

function cameraOf({ startM, pathM }: CameraPlan, at: At, letter: string): string[] {
  const [x, y] = at(startM);
  const points = pathM.map((p) => at(p).map(px).join(',')).join(' ');
  return [
    `<polyline points="${points}" fill="none" stroke="${CAMERA}" stroke-width="2" stroke-dasharray="5 4"/>`,
    `<circle cx="${px(x)}" cy="${px(y)}" r="10" fill="${CAMERA}"/>`,
    `<text x="${px(x)}" y="${px(y + 4.5)}" text-anchor="middle" font-size="12" font-weight="600" fill="#ffffff">${letter}</text>`,
  ];
}

function contactOf([x, y]: Point2, number: number): string[] {
  return [
    `<circle cx="${px(x)}" cy="${px(y)}" r="9" fill="#ffffff" stroke="${CONTACT}" stroke-width="1.5"/>`,
    `<text x="${px(x)}" y="${px(y + 4)}" text-anchor="middle" font-size="11" font-weight="600" fill="${CONTACT}">${number}</text>`,
  ];
}

function scaleBar(mapWidth: number, mapHeight: number, pxPerM: number): string[] {
  const meters = BARS_M.findLast((bar) => bar * pxPerM <= BAR_SHARE * mapWidth) ?? BARS_M[0]!;
  const y = TITLE_PX + mapHeight + 20;
  const end = EDGE_PX + meters * pxPerM;
  return [
    `<path d="M${EDGE_PX} ${px(y - 5)}V${px(y)}H${px(end)}V${px(y - 5)}" fill="none" stroke="${INK}" stroke-width="1.5"/>`,
    `<text x="${px(end + 8)}" y="${px(y)}">${meters} m</text>`,
  ];
}

interface Line {
  readonly text: string;
  readonly color: string;
  readonly isHead?: boolean;
}

function wordsOf({ cameras, moving, contacts }: Plan): readonly Line[] {
  const head = (text: string): Line => ({ text, color: INK, isHead: true });
  const empty: Line = { text: '', color: INK };
  return [
    head('Cameras, shot by shot'),
    ...cameras.map(({ name, lens }, i): Line => ({ text: `${letterOf(i)} · ${short(name)}, ${lens}`, color: CAMERA })),
    empty,
    head('What moves'),
    ...namesOf(moving).map((text): Line => ({ text, color: INK })),
    ...(moving.length > 0 && moving.length <= MOST_MARKED
      ? [{ text: 'White dots: every half second of the clip', color: MUTED }]
      : []),
    empty,
    head('Impacts'),
    ...contacts.flatMap(({ timeS, words }, i): Line[] => {
      const [first, ...rest] = wrapped(`${i + 1} · ${timeS.toFixed(2)} s · ${words}`);
      return [{ text: first!, color: CONTACT }, ...rest.map((text) => ({ text: `     ${text}`, color: CONTACT }))];
    }),
    ...(contacts.length === 0 ? [{ text: 'None is seen', color: MUTED }] : []),
  ];
}

/** Each name once, with how many there are of it. */
function namesOf(moving: readonly Mover[]): readonly string[] {
  if (moving.length === 0) return ['Nothing'];
  const counts = new Map<string, number>();
  for (const { name } of moving) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].map(([name, count]) => (count > 1 ? `${short(name)}, ${count} bodies` : short(name)));
  const left = names.length - MOST_NAMES;
  return left > 1 ? [...names.slice(0, MOST_NAMES), `and ${left} more`] : names;
}

/** Lines of at most so many letters, broken at spaces where there are any. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (line !== '' && next.length > LONGEST_NAME + 10) {
      lines.push(line);
      line = short(word);
    } else line = next;
  }
  return [...lines, line];
}

/** `A` to `Z`, then `A2` and so on. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

function short(text: string): string {
  const letters = [...oneLine(text)];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : letters.join('');
}

function rgb(color: readonly [number, number, number]): string {
  return `rgb(${color.map((c) => Math.round(255 * Math.min(1, Math.max(0, c)))).join(' ')})`;
}

/** A hundredth of a pixel is as fine as pictures go. */
function px(value: number): number {
  return Math.round(value * 100) / 100;
}
