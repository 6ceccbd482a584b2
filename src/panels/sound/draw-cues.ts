import type { CueMark } from '../../editor/selectors/sound-rows.ts';
import { timeToX } from '../timeline/scale.ts';
import type { Palette } from './palette.ts';
import { HEAD_PX, type PlacedCue } from './place-cues.ts';

/** What a row is drawn on and how. */
export interface CueStage {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** The scrolled content's x of the canvas' left edge. */
  readonly fromPx: number;
  readonly widthPx: number;
  readonly pxPerS: number;
  readonly selectedId: string | null;
  readonly hoveredId: string | null;
}

const FONT = '500 11px system-ui, sans-serif';
const ITALIC = `italic ${FONT}`;
const WORD_FONT = '400 11px system-ui, sans-serif';
/** Where marks and labels of a lane stand. */
const HEAD_Y = 8;
/** Level of the smallest and of the largest point, and their sizes. */
const POINT_DB = [-48, 0] as const;
const POINT_PX = [2, 4.5] as const;
const MUTED_ALPHA = 0.5;

/** Blocks first, then bars, points and rings, the selected one on top. */
export function drawCues(stage: CueStage, placed: readonly PlacedCue[]): void {
  const { context, selectedId } = stage;
  context.textBaseline = 'middle';
  context.save();
  context.translate(-stage.fromPx, 0);
  const order = (item: PlacedCue) => (item.id === selectedId ? 3 : item.cue?.form === 'block' ? 0 : item.cue ? 1 : 2);
  for (const item of placed.toSorted((a, b) => order(a) - order(b))) {
    context.globalAlpha = item.cue?.isMuted ? MUTED_ALPHA : 1;
    if (!item.cue) drawOrphan(stage, item);
    else if (item.cue.form === 'block') drawBlock(stage, item, item.cue);
    else drawMark(stage, item, item.cue);
  }
  context.restore();
  context.globalAlpha = 1;
}

function drawMark(stage: CueStage, item: PlacedCue, cue: CueMark): void {
  const { context, palette } = stage;
  const { x, endX, heightPx } = item;
  const isLit = item.id === stage.selectedId || item.id === stage.hoveredId;
  context.fillStyle = isLit ? palette.text : palette.accent;
  if (cue.form === 'ring') {
    drawRing(stage, item, cue);
    return;
  }
  if (cue.form === 'bar') context.fillRect(x, HEAD_PX - 2, Math.max(2, endX - x), 2);
  if (isLit) context.fillRect(Math.round(x), HEAD_Y, 1, heightPx - HEAD_Y);
  const radius = pointRadius(cue.levelDb);
  if (item.side === 'none' && !isLit && cue.form === 'point') {
    // In a crowd a stroke is enough, and quick.
    context.fillRect(Math.round(x), HEAD_Y - radius, 1, 2 * radius);
    return;
  }
  circle(context, x, HEAD_Y, isLit ? radius + 1 : radius);
  context.fill();
  if (cue.isChanged) {
    context.strokeStyle = palette.text;
    context.lineWidth = 1;
    circle(context, x, HEAD_Y, radius + 2);
    context.stroke();
  }
  drawSideLabel(stage, item, isLit ? palette.text : palette.quiet, cue.isMuted);
}

/** What must be silent: a ring with a stroke through it. */
function drawRing(stage: CueStage, item: PlacedCue, cue: CueMark): void {
  const { context, palette } = stage;
  const isLit = item.id === stage.selectedId || item.id === stage.hoveredId;
  context.strokeStyle = isLit ? palette.text : palette.quiet;
  context.lineWidth = 1.25;
  const y = item.y + HEAD_Y;
  circle(context, item.x, y, 4);
  context.moveTo(item.x - 2.8, y + 2.8);
  context.lineTo(item.x + 2.8, y - 2.8);
  context.stroke();
  context.setLineDash([1, 3]);
  line(context, item.x + 0.5, y + 6, item.x + 0.5, item.y + item.heightPx - 2);
  context.setLineDash([]);
  context.font = ITALIC;
  drawSideLabel(stage, item, isLit ? palette.text : palette.quiet, cue.isMuted, ITALIC);
}

/** A change whose cue is gone: hollow. */
function drawOrphan(stage: CueStage, item: PlacedCue): void {
  const { context, palette } = stage;
  const isLit = item.id === stage.selectedId || item.id === stage.hoveredId;
  context.strokeStyle = isLit ? palette.text : palette.caution;
  context.lineWidth = 1.25;
  context.setLineDash([2, 2]);
  context.beginPath();
  context.moveTo(item.x, HEAD_Y - 5);
  context.lineTo(item.x + 5, HEAD_Y);
  context.lineTo(item.x, HEAD_Y + 5);
  context.lineTo(item.x - 5, HEAD_Y);
  context.closePath();
  context.stroke();
  context.setLineDash([]);
  drawSideLabel(stage, item, isLit ? palette.text : palette.caution, false);
}

function drawBlock(stage: CueStage, item: PlacedCue, cue: CueMark): void {
  const { context, palette } = stage;
  const isSelected = item.id === stage.selectedId;
  const isLit = isSelected || item.id === stage.hoveredId;
  // What lies far out of sight is not drawn: a block may be ten minutes long.
  const x = Math.max(item.x, stage.fromPx - 8);
  const endX = Math.min(item.endX, stage.fromPx + stage.widthPx + 8);
  const y = item.y + 1;
  const tall = item.heightPx - 3;
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, Math.max(3, endX - x - 1), tall, 3);
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * (isLit ? 0.2 : 0.11);
  context.fillStyle = isSelected ? palette.accent : palette.text;
  context.fill();
  context.globalAlpha = alpha;
  if (cue.kind === 'silence') drawHatch(stage, x, endX, y, tall, palette.faint);
  if (cue.isMissing) drawHatch(stage, x, endX, y, tall, palette.alarm);
  const edge = cue.isMissing ? palette.alarm : palette.faint;
  context.strokeStyle = isSelected ? palette.accent : edge;
  context.lineWidth = 1;
  if (cue.isTold || cue.kind === 'silence') context.setLineDash([3, 3]);
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, Math.max(3, endX - x - 1), tall, 3);
  context.stroke();
  context.setLineDash([]);
  const color = cue.isMissing ? palette.alarm : palette.text;
  if (item.side !== 'inside') drawSideLabel(stage, item, color, cue.isMuted);
  else {
    const left = Math.max(item.x, stage.fromPx) + 6;
    drawLabel(stage, item.label, left, item.y + HEAD_Y + 1, endX - left - 6, cue.isMuted, color);
  }
  drawNotes(stage, item, cue);
  drawWords(stage, item, cue);
}

/** Written notes as a small roll, the highest on top. */
function drawNotes(stage: CueStage, item: PlacedCue, { notes }: CueMark): void {
  const { context, palette, pxPerS } = stage;
  if (notes.length === 0 || item.heightPx < 2 * HEAD_PX) return;
  const highest = Math.max(...notes.map(({ pitch }) => pitch));
  const spread = Math.max(7, highest - Math.min(...notes.map(({ pitch }) => pitch)));
  const top = item.y + HEAD_PX + 2;
  const room = item.heightPx - HEAD_PX - 9;
  context.fillStyle = palette.quiet;
  for (const { startS, durationS, pitch } of notes) {
    const x = item.x + startS * pxPerS;
    if (x > Math.min(item.endX, stage.fromPx + stage.widthPx)) continue;
    const y = top + ((highest - pitch) / spread) * room;
    context.fillRect(x, y, Math.max(2, Math.min(durationS * pxPerS - 1, item.endX - x)), 2);
  }
}

/** The words of a line at their times; one that would run into the next is left out. */
function drawWords(stage: CueStage, item: PlacedCue, cue: CueMark): void {
  const { context, palette } = stage;
  if (cue.words.length === 0 || item.heightPx < 2 * HEAD_PX) return;
  context.font = WORD_FONT;
  context.fillStyle = palette.quiet;
  const y = item.y + item.heightPx - 10;
  let freeX = Number.NEGATIVE_INFINITY;
  for (const word of cue.words) {
    const x = timeToX(word.timeS, stage.pxPerS) + 3;
    if (x > stage.fromPx + stage.widthPx) break;
    if (x < freeX) continue;
    const widthPx = context.measureText(word.text).width;
    if (x + widthPx > item.endX) continue;
    context.fillText(word.text, x, y);
    freeX = x + widthPx + 4;
  }
}

function drawHatch({ context }: CueStage, x: number, endX: number, y: number, tall: number, color: string): void {
  context.save();
  context.clip();
  context.strokeStyle = color;
  context.globalAlpha *= 0.4;
  context.beginPath();
  for (let at = Math.floor(x / 8) * 8 - tall; at < endX; at += 8) {
    context.moveTo(at, y + tall);
    context.lineTo(at + tall, y);
  }
  context.stroke();
  context.restore();
}

function drawSideLabel(stage: CueStage, item: PlacedCue, color: string, isStruck: boolean, font = FONT): void {
  if (item.side !== 'right' && item.side !== 'left') return;
  const { context } = stage;
  context.font = font;
  const widthPx = context.measureText(item.label).width;
  const gap = 8;
  const left = item.side === 'right' ? item.x + gap : item.x - gap - widthPx;
  drawLabel(stage, item.label, left, item.y + HEAD_Y + 0.5, widthPx, isStruck, color, font);
}

function drawLabel(
  { context, palette }: CueStage,
  label: string,
  x: number,
  y: number,
  roomPx: number,
  isStruck: boolean,
  color: string,
  font = FONT,
): void {
  context.font = font;
  const text = fitted(context, label, roomPx);
  if (text === '') return;
  const widthPx = context.measureText(text).width;
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * 0.6;
  context.fillStyle = palette.ground;
  context.fillRect(x - 2, y - 7, widthPx + 4, 13);
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.fillText(text, x, y);
  if (isStruck) context.fillRect(x, Math.round(y), widthPx, 1);
}

/** As much of a text as has room, with an ellipsis where it is cut. */
function fitted(context: CanvasRenderingContext2D, text: string, roomPx: number): string {
  if (roomPx <= 0) return '';
  if (context.measureText(text).width <= roomPx + 0.5) return text;
  const letters = [...text.slice(0, 200)];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${letters.slice(0, middle).join('')}…`).width <= roomPx) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** Half the width of a point, by its level. */
export function pointRadius(levelDb: number): number {
  const share = Math.min(1, Math.max(0, (levelDb - POINT_DB[0]) / (POINT_DB[1] - POINT_DB[0])));
  return POINT_PX[0] + share * (POINT_PX[1] - POINT_PX[0]);
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
