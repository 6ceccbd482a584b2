/**
 * A clip's size, made smaller where it is wider than `maxWidthPx`, with even sides: 4:2:0 pictures share colour between two
 * pixels.
 */
export function evenSize(
  clip: { readonly widthPx: number; readonly heightPx: number },
  maxWidthPx: number,
): { readonly widthPx: number; readonly heightPx: number } {
  const scale = Math.min(1, maxWidthPx / clip.widthPx);
  const even = (px: number) => Math.max(2, 2 * Math.floor((px * scale) / 2 + 1e-6));
  return { widthPx: even(clip.widthPx), heightPx: even(clip.heightPx) };
}
