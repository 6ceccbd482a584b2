import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { families } from '../src/core/exporters/families.ts';
import { exporters } from '../src/core/exporters/index.ts';
import { filesUnder, rootFolder } from './support/files.ts';

const pages = [...filesUnder('docs', /\.md$/), 'README.md', 'CONTRIBUTING.md'].filter((page) =>
  existsSync(path.join(rootFolder, page)),
);
const textOf = (page: string) => readFileSync(path.join(rootFolder, page), 'utf8');

/** Code blocks that say in their first line which file they would be. */
const examples = pages.flatMap((page) =>
  [...textOf(page).matchAll(/```tsx?\n\/\/ (src\/\S+)\n([\s\S]*?)```/g)].map(([, file = '', code = '']) => ({
    page,
    file: path.join(rootFolder, file),
    code,
  })),
);

function complaintsAbout(files: ReadonlyMap<string, string>): readonly string[] {
  const configFile = path.join(rootFolder, 'src/core/tsconfig.json');
  const { options } = ts.getParsedCommandLineOfConfigFile(
    configFile,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => {},
    },
  ) ?? { options: {} };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const code = files.get(file);
    return code === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  };
  const globals = path.join(rootFolder, 'src/core/globals.d.ts');
  const program = ts.createProgram([...files.keys(), globals], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.relative(rootFolder, file)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

describe('documentation', () => {
  it('has examples, and they compile', () => {
    expect(examples.length).toBe(7);
    const complaints = complaintsAbout(new Map(examples.map(({ file, code }) => [file, code])));
    // A new kind of cue has to be named in the closed lists of kinds, as its page says below the example.
    expect(complaints.filter((complaint) => !complaint.includes(`'"squeak"' is not assignable`))).toEqual([]);
  });

  it('would notice an example that does not', () => {
    const file = path.join(rootFolder, 'src/core/props/wrong.ts');
    expect(
      complaintsAbout(new Map([[file, "import { gone } from '../base/vec3.ts';\nexport const a = gone;"]])),
    ).toEqual([expect.stringContaining("no exported member 'gone'")]);
  });

  it.each(exporters.all.map(({ id }) => id))(
    'has a page of a target that names %s, and its family in the README',
    (id) => {
      const named = (page: string) => textOf(page).includes(`\`${id}\``);
      expect(filesUnder('docs/targets', /\.md$/).filter(named)).not.toEqual([]);
      expect(named('README.md')).toBe(true);
    },
  );

  it('lists in the README every family with its formats, in the order in which they are offered', () => {
    const rows = families.map(({ exporters: all }) => `| ${all.map(({ id }) => `\`${id}\``).join(', ')} |`);
    for (const row of rows) expect(textOf('README.md')).toContain(row);
  });

  it.each(pages)('%s points only at files that exist', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) =>
      path.join(rootFolder, path.dirname(page), link),
    );
    const paths = [...textOf(page).matchAll(/`((?:src|docs|tests|bench|scripts)\/[\w./-]+)`/g)].map(([, file = '']) =>
      path.join(rootFolder, file),
    );
    expect([...links, ...paths].filter((file) => !existsSync(file))).toEqual([]);
  });
});
