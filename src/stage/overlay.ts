import type { Rect } from './picture.ts';
import { SPEED_GRADIENT } from './speed-colors.ts';

/** The HTML over the picture: written by the drawing loop, and no part of React's tree. */
export interface Overlay {
  /** The frame of the picture-in-picture, or null where there is none. */
  showPictureInPicture(rect: Rect | null, cameraName: string): void;
  /** The frame of the film picture while one looks through the camera. */
  showFilm(rect: Rect | null, label: string): void;
  showReadout(atPx: readonly [number, number] | null, text: string): void;
  showLegend(topSpeedMps: number): void;
  /** What dragging the selection would do; nothing where the text is empty. */
  showNote(text: string): void;
  dispose(): void;
}

export function createOverlay(parent: HTMLElement, on: { lookThrough(): void; lookFreely(): void }): Overlay {
  const root = make('div', 'stage-overlay');
  const pip = make('button', 'stage-pip');
  pip.type = 'button';
  const pipLabel = make('span', 'stage-tag');
  pip.append(pipLabel);
  pip.addEventListener('click', on.lookThrough);
  const film = make('div', 'stage-film');
  const filmLabel = make('span', 'stage-tag');
  const leave = make('button', 'stage-leave');
  leave.type = 'button';
  leave.textContent = 'Look freely';
  leave.addEventListener('click', on.lookFreely);
  film.append(filmLabel, leave);
  const readout = make('div', 'stage-readout');
  const legend = make('div', 'stage-legend');
  const legendTop = make('span', 'stage-legend-top');
  const bar = make('span', 'stage-legend-bar');
  bar.style.background = SPEED_GRADIENT;
  legend.append('0', bar, legendTop);
  const note = make('div', 'stage-note');
  root.append(film, legend, note, readout, pip);
  parent.append(root);

  return {
    showPictureInPicture(rect, cameraName) {
      place(pip, rect);
      setText(pipLabel, cameraName);
      const label = `Look through ${cameraName}`;
      if (pip.title !== label) {
        pip.title = label;
        pip.setAttribute('aria-label', label);
      }
    },
    showFilm(rect, label) {
      place(film, rect);
      setText(filmLabel, label);
    },
    showReadout(atPx, text) {
      show(readout, atPx !== null);
      if (!atPx) return;
      setText(readout, text);
      const place = `translate(${Math.round(atPx[0])}px, ${Math.round(atPx[1])}px)`;
      if (readout.style.transform !== place) readout.style.transform = place;
    },
    showLegend(topSpeedMps) {
      show(legend, topSpeedMps > 0);
      setText(legendTop, `${topSpeedMps.toFixed(1)} m/s`);
    },
    showNote(text) {
      show(note, text !== '');
      setText(note, text);
    },
    dispose() {
      root.remove();
    },
  };
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function show(element: HTMLElement, isShown: boolean): void {
  if (element.hidden === isShown) element.hidden = !isShown;
}

function place(element: HTMLElement, rect: Rect | null): void {
  show(element, rect !== null);
  if (!rect) return;
  const css = `left: ${rect.x}px; top: ${rect.y}px; width: ${rect.width}px; height: ${rect.height}px;`;
  if (element.style.cssText !== css) element.style.cssText = css;
}
