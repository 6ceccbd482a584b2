import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { preferences } from '../preferences.ts';

/** What a strip of the timeline is drawn with. */
export interface Strip {
  readonly context: CanvasRenderingContext2D;
  /** First pixel of the scrolled content that is in sight. */
  readonly fromPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The colour of the canvas, and its second one (`caret-color`). */
  readonly color: string;
  readonly accent: string;
}

/** A canvas as wide as what is in sight, drawn again on scroll without telling React. */
export function StickyCanvas(props: {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly className?: string;
  readonly draw: (strip: Strip) => void;
}) {
  const { scroll, widthPx, heightPx, draw } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useStore(preferences, (state) => state.theme);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme means other colours.
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    const scrolled = scroll.current;
    if (!element || !context || !scrolled || widthPx <= 0) return;
    const ratio = window.devicePixelRatio;
    element.width = Math.round(widthPx * ratio);
    element.height = Math.round(heightPx * ratio);
    const { color, caretColor } = getComputedStyle(element);
    const paint = () => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, widthPx, heightPx);
      draw({ context, fromPx: scrolled.scrollLeft, widthPx, heightPx, color, accent: caretColor });
    };
    paint();
    scrolled.addEventListener('scroll', paint, { passive: true });
    return () => scrolled.removeEventListener('scroll', paint);
  }, [scroll, widthPx, heightPx, draw, theme]);

  return <canvas ref={canvas} className={props.className} style={{ width: widthPx, height: heightPx }} />;
}
