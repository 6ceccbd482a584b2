import type { Exporter } from '../../core/exporters/exporter.ts';
import { families } from '../../core/exporters/families.ts';
import { exporters } from '../../core/exporters/index.ts';
import { type FormatOption, optionsOf, valueText } from '../format-options.ts';
import { columns, paint } from '../layout.ts';
import { InputError, type Io, type Verb } from '../verb.ts';

export const formats: Verb = {
  name: 'formats',
  usage: 'formats [<format>]',
  summary: 'List what can be written, and who reads it; or one format with its options.',
  help: [],
  options: {},
  takes: [0, 1],
  async run({ positionals: [id], io }) {
    if (id === undefined) {
      const list = families.flatMap((family) =>
        family.exporters.map((one) => ({ ...factsOf(one), family: family.id })),
      );
      return { exitCode: 0, json: { formats: list }, text: overview(io) };
    }
    const exporter = exporters.find(id);
    if (!exporter)
      throw new InputError(`There is no format "${id}". There are: ${exporters.all.map((one) => one.id).join(', ')}.`);
    const options = optionsOf(exporter);
    return { exitCode: 0, json: { ...factsOf(exporter), options }, text: describe(io, exporter, options) };
  },
};

function factsOf({ id, label, readers, wants }: Exporter) {
  return { id, label, readers, needsFrames: wants !== undefined };
}

function overview(io: Io): string {
  const width = Math.max(...exporters.all.map(({ id }) => id.length));
  return families
    .map(({ label, exporters: own }) => {
      const rows = own.map((one) => [one.id.padEnd(width), `${one.label}${one.wants ? ' *' : ''}`, one.readers]);
      return `${paint(io, 'bold', label)}\n${columns(rows, 2)}`;
    })
    .join('\n')
    .concat('\n* is drawn in a Chromium. `rimshot formats <format>` lists options.\n');
}

function describe(io: Io, { id, label, readers, wants }: Exporter, options: readonly FormatOption[]): string {
  const rows = options.map(({ name, takes, byDefault, label: what, hint }) => [
    `${id}.${name}=${valueText(byDefault)}`,
    what,
    hint === null ? takes : `${takes}. ${hint}`,
  ]);
  return [
    `${paint(io, 'bold', id)}  ${label}\nFor ${readers}.${wants ? ' It is drawn in a Chromium.' : ''}\n`,
    rows.length === 0
      ? 'It has no options.\n'
      : `\nOptions as they are by default; --option sets another:\n${columns(rows, 2)}`,
  ].join('');
}
