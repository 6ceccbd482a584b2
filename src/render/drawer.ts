import { WebGLRenderer } from 'three';
import { applyLook } from '../space/look.ts';

/** How long a drawer that was given back is kept for the next clip, in ms. */
const KEPT_MS = 5000;

/** A renderer and the canvas it draws on. */
export interface Drawer {
  readonly renderer: WebGLRenderer;
  readonly canvas: OffscreenCanvas;
}

/** One that nobody draws with now. */
let spare: { readonly drawer: Drawer; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/**
 * Something to draw with: what was given back last where it waits, for starting a renderer and compiling its shaders takes
 * longer than drawing a short clip. Throws a sentence where the browser has no WebGL.
 */
export function takeDrawer(widthPx: number, heightPx: number): Drawer {
  const drawer = takeSpare() ?? createDrawer();
  drawer.renderer.setSize(widthPx, heightPx, false);
  return drawer;
}

/** Keeps a drawer, the pixels of its canvas freed, for whoever draws next, a few seconds long. */
export function giveBackDrawer(drawer: Drawer): void {
  if (spare || isLost(drawer)) {
    discard(drawer);
    return;
  }
  drawer.renderer.setSize(1, 1, false);
  const timer = setTimeout(() => {
    spare = null;
    discard(drawer);
  }, KEPT_MS);
  spare = { drawer, timer };
}

function takeSpare(): Drawer | null {
  if (!spare) return null;
  const { drawer, timer } = spare;
  clearTimeout(timer);
  spare = null;
  if (!isLost(drawer)) return drawer;
  discard(drawer);
  return null;
}

function isLost({ renderer }: Drawer): boolean {
  return renderer.getContext().isContextLost();
}

function discard({ renderer }: Drawer): void {
  renderer.dispose();
  renderer.forceContextLoss();
}

function createDrawer(): Drawer {
  const canvas = new OffscreenCanvas(1, 1);
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true });
  } catch {
    throw new Error('This browser cannot draw in three dimensions: turn on WebGL and try again.');
  }
  applyLook(renderer);
  return { renderer, canvas };
}
