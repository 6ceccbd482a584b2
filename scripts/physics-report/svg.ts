/** Small plots as SVG, legible on light and dark: drawn by hand, for no library is worth two kinds of them. */

export interface Axis {
  readonly label: string;
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

export interface Lines {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
}

export interface Bars {
  readonly title: string;
  readonly groups: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly names: readonly string[];
}

const WIDTH = 560;
const STYLE = `<style>
text { font: 12px system-ui, sans-serif; fill: #333 } .title { font-weight: 600 } .grid { stroke: #0002 }
.s0 { stroke: #c4501b; fill: #c4501b } .s1 { stroke: #1b6fc4; fill: #1b6fc4 } path { fill: none !important; stroke-width: 2 }
text.s0, text.s1 { stroke: none }
@media (prefers-color-scheme: dark) {
text { fill: #ddd } .grid { stroke: #fff3 } .s0 { stroke: #ff9a66; fill: #ff9a66 } .s1 { stroke: #6db5ff; fill: #6db5ff } }
</style>`;

const at = (value: number) => value.toFixed(1);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${at(x)}" y="${at(y)}" ${more}>${escaped(words)}</text>`;

function framed(height: number, title: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    STYLE,
    text(8, 18, title, 'class="title"'),
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

function scale({ ticks, isLog }: Axis, from: number, to: number): (value: number) => number {
  const turn = (value: number) => (isLog ? Math.log10(value) : value);
  const low = turn(ticks[0]!);
  const high = turn(ticks.at(-1)!);
  return (value) => from + ((turn(value) - low) / (high - low)) * (to - from);
}

export function lines({ title, x, y, series }: Lines): string {
  const height = 280;
  const [left, right, top, bottom] = [64, WIDTH - 16, 56, height - 44];
  const sx = scale(x, left, right);
  const sy = scale(y, bottom, top);
  return framed(height, title, [
    ...y.ticks.flatMap((tick) => [
      `<line class="grid" x1="${left}" x2="${right}" y1="${at(sy(tick))}" y2="${at(sy(tick))}"/>`,
      text(left - 6, sy(tick) + 4, `${tick}`, 'text-anchor="end"'),
    ]),
    ...x.ticks.map((tick) => text(sx(tick), bottom + 18, `${tick}`, 'text-anchor="middle"')),
    text((left + right) / 2, height - 8, x.label, 'text-anchor="middle"'),
    text(left, top - 8, y.label, 'text-anchor="middle"'),
    ...series.flatMap(({ name, points }, i) => [
      `<path class="s${i}" d="M${points.map(([px, py]) => `${at(sx(px))} ${at(sy(py))}`).join('L')}"/>`,
      text(right - 120 * (series.length - 1 - i), 40, `— ${name}`, `class="s${i}" text-anchor="end"`),
    ]),
  ]);
}

export function bars({ title, groups, names }: Bars): string {
  const rowHeight = 46;
  const top = 52;
  const height = top + groups.length * rowHeight + 8;
  const [left, right] = [240, WIDTH - 60];
  const most = Math.max(...groups.flatMap(({ values }) => values));
  return framed(height, title, [
    ...names.map((name, i) =>
      text(right - 120 * (names.length - 1 - i), 36, `■ ${name}`, `class="s${i}" text-anchor="end"`),
    ),
    ...groups.flatMap(({ label, values }, row) => [
      text(left - 8, top + row * rowHeight + 24, label, 'text-anchor="end"'),
      ...values.flatMap((value, i) => {
        const y = top + row * rowHeight + 4 + i * 17;
        const width = Math.max(1, (value / most) * (right - left));
        return [
          `<rect class="s${i}" x="${left}" y="${y}" width="${at(width)}" height="13"/>`,
          text(left + width + 6, y + 11, value.toFixed(value < 1 ? 2 : 0)),
        ];
      }),
    ]),
  ]);
}
