import { parseArgs } from 'node:util';
import { columns, paint, problemLine } from './layout.ts';
import { type Call, InputError, type Io, type Reply, type Verb } from './verb.ts';
import { bake } from './verbs/bake.ts';
import { check } from './verbs/check.ts';
import { exportPackage } from './verbs/export.ts';
import { formats } from './verbs/formats.ts';
import { newScene } from './verbs/new.ts';
import { scenes } from './verbs/scenes.ts';
import { schema } from './verbs/schema.ts';
import { readVersion } from './version.ts';

const VERBS: readonly Verb[] = [scenes, newScene, bake, check, exportPackage, formats, schema];
/** Options that every verb has. */
const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** Exit codes: fine; the scene has errors or its outcome is not met; wrong usage or unreadable input; broken off. */
export type ExitCode = 0 | 1 | 2 | 130;

/** The whole command line, `argv` without the program's name. Mistakes of ours reject. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === '--version' || first === '-v') {
    io.write(`${readVersion()}\n`);
    return 0;
  }
  const isAsking = first === undefined || first === 'help' || first === '--help' || first === '-h';
  const name = isAsking ? rest[0] : first;
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (isAsking && (verb || name === undefined)) {
    const text = verb ? helpOf(io, verb) : overview(io);
    if (first !== undefined) io.write(text);
    else io.tell(text);
    return first === undefined ? 2 : 0;
  }
  const isJson = rest.includes('--json');
  try {
    if (!verb) throw new InputError(`There is no verb "${name}". There are: ${VERBS.map((v) => v.name).join(', ')}.`);
    const reply = await run(verb, rest, io);
    if (reply === null) return 0;
    for (const problem of reply.problems ?? []) io.tell(`${problemLine(problem)}\n`);
    io.write(isJson ? `${JSON.stringify(withProblems(reply), null, 2)}\n` : reply.text);
    return reply.exitCode;
  } catch (cause) {
    io.showProgress('');
    if (io.signal?.aborted) {
      io.tell('Broken off; nothing was written.\n');
      return 130;
    }
    if (!(cause instanceof InputError)) throw cause;
    for (const problem of cause.problems) io.tell(`${problemLine(problem)}\n`);
    if (isJson) io.write(`${JSON.stringify({ problems: cause.problems }, null, 2)}\n`);
    return 2;
  }
}

async function run(verb: Verb, args: readonly string[], io: Io): Promise<Reply | null> {
  const { positionals, values } = parse(verb, args);
  if (values.help === true) {
    io.write(helpOf(io, verb));
    return null;
  }
  const [fewest, most] = verb.takes;
  if (positionals.length < fewest || positionals.length > most)
    throw new InputError(
      `${verb.name} takes ${most === 0 ? 'no argument' : 'one argument'}, but ${positionals.length} were given. Usage: rimshot ${verb.usage}`,
    );
  return verb.run({ positionals, values, io });
}

function parse(verb: Verb, args: readonly string[]): Pick<Call, 'positionals' | 'values'> {
  try {
    return parseArgs({ args: [...args], options: { ...verb.options, ...COMMON }, allowPositionals: true });
  } catch (cause) {
    const [message] = (cause as Error).message.split('. ');
    throw new InputError(`${message}. Usage: rimshot ${verb.usage}`);
  }
}

/** What `--json` prints: the reply, with its problems where it has some. */
function withProblems({ json, problems = [] }: Reply): unknown {
  return problems.length === 0 ? json : { problems, ...(json as object) };
}

function overview(io: Io): string {
  return [
    `${paint(io, 'bold', 'rimshot')}  blocks a shot, lets physics act it, and writes what a video generator needs.\n\n`,
    columns(
      VERBS.map(({ usage, summary }) => [`rimshot ${usage.split(' ')[0]}`, summary]),
      2,
    ),
    '\n  <scene> is a .json or .rimshot file, or the id of a ready-made scene.\n',
    '  --json prints data for programs; rimshot help <verb> tells more.\n',
    '  Exit codes: 0 fine, 1 the scene has errors or its outcome is not met, 2 wrong usage or unreadable input.\n',
  ].join('');
}

function helpOf(io: Io, verb: Verb): string {
  const options = [...verb.help, ['--json', 'print data for programs'] as const];
  return `${paint(io, 'bold', `rimshot ${verb.usage}`)}\n${verb.summary}\n\n${columns(options, 2)}`;
}
