import type { Point2 } from '../../base/convex-hull.ts';
import { oneLine } from '../plain-text.ts';
import { xmlText } from '../xml-text.ts';
import { type Line, legendOf, letterOf, short } from './legend.ts';
import { createLabelSpace, type LabelSpace } from './place-labels.ts';
import type { CameraPlan, Mover, Patch, Plan, TimeMark } from './plan.ts';

/** Ends a line in the direction of the way. */
const ARROW = ' marker-end="url(#way)"';
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
/** Where more than these move, marks of time would hide the paths. */
const MOST_MARKED = 6;

const INK = '#1d2125';
const MUTED = '#5b646d';
const CAMERA = '#2457c5';
const CONTACT = '#c22f1e';
const COLORS: Readonly<Record<Line['of'], string>> = {
  head: INK,
  camera: CAMERA,
  contact: CONTACT,
  plain: INK,
  remark: MUTED,
};
/** How far from their places numbers and times may stand, in pixels, the nearest first. */
const NUMBER_REACHES_PX = [0, 22, 36, 52, 70];
const TIME_REACHES_PX = [22, 30];
const TIME_LETTER_PX = 6.5;
const MARK_GAP_PX = 14;

/** A plan as an SVG picture with a title, a scale, and words for what is numbered. */
export function drawPlan(plan: Plan, title: string, note: string): string {
  const [widthM, heightM] = [plan.maxM[0] - plan.minM[0], plan.maxM[1] - plan.minM[1]];
  const pxPerM = MAP_PX / Math.max(widthM, heightM);
  const [mapWidth, mapHeight] = [widthM * pxPerM, heightM * pxPerM];
  const at = ([x, z]: Point2): Point2 => [(x - plan.minM[0]) * pxPerM, (z - plan.minM[1]) * pxPerM];
  const isMarked = plan.moving.length > 0 && plan.moving.length <= MOST_MARKED;
  const words = legendOf(plan, isMarked);
  const space = createLabelSpace([mapWidth, mapHeight]);
  for (const { startM } of plan.cameras) space.take({ middle: at(startM), widthPx: 20, heightPx: 20 });
  const numbers = plan.contacts.flatMap(({ placeM }, i) => contactOf(at(placeM), i + 1, space));
  const marks = isMarked ? plan.moving.flatMap((mover) => spaced(mover, at)) : [];
  for (const { placeM } of marks) space.take({ middle: at(placeM), widthPx: 6, heightPx: 6 });
  const width = EDGE_PX + mapWidth + EDGE_PX + WORDS_PX;
  const height = TITLE_PX + Math.max(mapHeight, words.length * LINE_PX) + 2 * EDGE_PX;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" ` +
      `font-family="system-ui, sans-serif" font-size="14" fill="${INK}">`,
    `<title>${xmlText(oneLine(title))}</title>`,
    `<defs><marker id="way" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" ` +
      `orient="auto"><path d="M0 0L10 5L0 10z" fill="${INK}"/></marker></defs>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${EDGE_PX}" y="36" font-size="20" font-weight="600">${xmlText(short(title))}</text>`,
    `<text x="${px(width - EDGE_PX)}" y="36" text-anchor="end" fill="${MUTED}">${xmlText(note)}</text>`,
    `<svg x="${EDGE_PX}" y="${TITLE_PX}" width="${px(mapWidth)}" height="${px(mapHeight)}">`,
    `<rect width="100%" height="100%" fill="#eef0f2"/>`,
    ...plan.still.map((patch) => patchOf(patch, at, 0.35)),
    ...plan.cameras.flatMap((camera) => wedgesOf(camera, at, WEDGE_SHARE * Math.min(mapWidth, mapHeight))),
    ...plan.moving.flatMap((mover) => moverOf(mover, at, isMarked)),
    ...plan.cameras.flatMap((camera, i) => cameraOf(camera, at, letterOf(i))),
    ...numbers,
    ...marks.flatMap((mark) => timeOf(mark, at, space)),
    `</svg>`,
    `<rect x="${EDGE_PX}" y="${TITLE_PX}" width="${px(mapWidth)}" height="${px(mapHeight)}" fill="none" stroke="#9aa3ab"/>`,
    ...scaleBar(mapWidth, mapHeight, pxPerM),
    ...words.map(
      (line, i) =>
        `<text x="${px(2 * EDGE_PX + mapWidth)}" y="${TITLE_PX + 16 + i * LINE_PX}" fill="${COLORS[line.of]}"` +
        `${line.of === 'head' ? ' font-weight="600"' : ''}>${xmlText(line.text)}</text>`,
    ),
    `</svg>\n`,
  ].join('\n');
}

type At = (placeM: Point2) => Point2;

function patchOf({ outlineM, colorRgb }: Patch, at: At, opacity: number): string {
  const points = outlineM.map((p) => at(p).map(px).join(',')).join(' ');
  return `<polygon points="${points}" fill="${rgb(colorRgb)}" fill-opacity="${opacity}" stroke="#6d7780" stroke-width="0.75"/>`;
}

/** The marks that lie apart from the start and from each other: what rests has one. */
function spaced({ marks, pathsM }: Pick<Mover, 'marks' | 'pathsM'>, at: At): readonly TimeMark[] {
  let [x, y] = at(pathsM[0]?.[0] ?? [0, 0]);
  return marks.filter(({ placeM }) => {
    const [nextX, nextY] = at(placeM);
    if (Math.max(Math.abs(nextX - x), Math.abs(nextY - y)) < MARK_GAP_PX) return false;
    [x, y] = [nextX, nextY];
    return true;
  });
}

/** The points of a way, none twice in a row; null where it leads nowhere. */
function wayOf(pathM: readonly Point2[], at: At): string | null {
  const points = pathM.map((p) => at(p).map(px).join(','));
  const distinct = points.filter((point, i) => point !== points[i - 1]);
  return distinct.length > 1 ? distinct.join(' ') : null;
}

function moverOf({ patches, pathsM, marks, colorRgb }: Mover, at: At, isMarked: boolean): string[] {
  // Two lines, so that a path is seen on any ground.
  const lines = pathsM.flatMap((path) => wayOf(path, at) ?? []);
  return [
    ...patches.map((patch) => patchOf(patch, at, 0.9)),
    ...lines.flatMap((points) => [
      `<polyline points="${points}" fill="none" stroke="${INK}" stroke-width="3.5" stroke-opacity="0.55"/>`,
      `<polyline points="${points}" fill="none" stroke="${rgb(colorRgb)}" stroke-width="2"${isMarked ? ARROW : ''}/>`,
    ]),
    ...(isMarked ? spaced({ marks, pathsM }, at) : [])
      .map(({ placeM }) => at(placeM))
      .map(([x, y]) => `<circle cx="${px(x)}" cy="${px(y)}" r="3" fill="#ffffff" stroke="${INK}"/>`),
  ];
}

function wedgesOf({ startM, wedges }: CameraPlan, at: At, lengthPx: number): string[] {
  const [x, y] = at(startM);
  return wedges.map((edges) => {
    const corners = edges.map(([ex, ey]) => `${px(x + ex * lengthPx)},${px(y + ey * lengthPx)}`);
    return `<polygon points="${px(x)},${px(y)} ${corners.join(' ')}" fill="${CAMERA}" fill-opacity="0.1" stroke="${CAMERA}" stroke-opacity="0.5"/>`;
  });
}

function cameraOf({ startM, pathM }: CameraPlan, at: At, letter: string): string[] {
  const [x, y] = at(startM);
  const points = wayOf(pathM, at);
  return [
    ...(points === null
      ? []
      : [
          `<polyline points="${points}" fill="none" stroke="${CAMERA}" stroke-width="2" stroke-dasharray="5 4"${ARROW}/>`,
        ]),
    `<circle cx="${px(x)}" cy="${px(y)}" r="10" fill="${CAMERA}"/>`,
    `<text x="${px(x)}" y="${px(y + 4.5)}" text-anchor="middle" font-size="12" font-weight="600" fill="#ffffff">${letter}</text>`,
  ];
}

/** The number of a contact, beside its place where others stand there. */
function contactOf([x, y]: Point2, number: number, space: LabelSpace): string[] {
  const [cx, cy] = space.find([x, y], NUMBER_REACHES_PX, { widthPx: 19, heightPx: 19 }) ?? [x, y];
  const isAway = cx !== x || cy !== y;
  return [
    ...(isAway
      ? [
          `<path d="M${px(x)} ${px(y)}L${px(cx)} ${px(cy)}" stroke="${CONTACT}" stroke-opacity="0.7"/>`,
          `<circle cx="${px(x)}" cy="${px(y)}" r="2" fill="${CONTACT}"/>`,
        ]
      : []),
    `<circle cx="${px(cx)}" cy="${px(cy)}" r="9" fill="#ffffff" stroke="${CONTACT}" stroke-width="1.5"/>`,
    `<text x="${px(cx)}" y="${px(cy + 4)}" text-anchor="middle" font-size="11" font-weight="600" fill="${CONTACT}">${number}</text>`,
  ];
}

/** The time of a mark, beside it, where there is room. */
function timeOf({ placeM, timeS }: TimeMark, at: At, space: LabelSpace): string[] {
  const text = `${Math.round(timeS * 100) / 100} s`;
  const place = space.find(at(placeM), TIME_REACHES_PX, { widthPx: text.length * TIME_LETTER_PX, heightPx: 13 });
  if (!place) return [];
  const [x, y] = place;
  return [
    `<text x="${px(x)}" y="${px(y + 4)}" text-anchor="middle" font-size="11" stroke="#ffffff" stroke-width="3" ` +
      `stroke-opacity="0.8" paint-order="stroke">${text}</text>`,
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

function rgb(color: readonly [number, number, number]): string {
  return `rgb(${color.map((c) => Math.round(255 * Math.min(1, Math.max(0, c)))).join(' ')})`;
}

/** A hundredth of a pixel is as fine as pictures go. */
function px(value: number): number {
  return Math.round(value * 100) / 100;
}
