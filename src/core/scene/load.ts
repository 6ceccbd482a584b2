import { error, hasErrors, type Problem, type Result } from '../base/problem.ts';
import { describeIssue, shown } from './describe.ts';
import { idleWarnings } from './idle-warnings.ts';
import { jointWarnings } from './joint-problems.ts';
import { findTextFault } from './json-text.ts';
import { kindProblems, sceneWarnings } from './kind-problems.ts';
import { markWarnings } from './mark-warnings.ts';
import { migrations } from './migrations/index.ts';
import type { AnyDocument, Migration } from './migrations/migration.ts';
import { type Json, toPlainJson } from './plain-json.ts';
import { referenceProblems } from './references.ts';
import { SCENE_FORMAT, SCENE_VERSION, type Scene, sceneSchema } from './schema.ts';
import { soundProblems, soundWarnings } from './sound-problems.ts';

/** Largest scene file that is read, in bytes. */
export const MAX_SCENE_BYTES = 64 * 1024 * 1024;
/** Problems shown of one file; the rest are counted. */
const MAX_PROBLEMS = 50;

/**
 * The gate in, for bytes: UTF-8 JSON of any version. Never throws, and gives a whole scene or none.
 */
export function parseScene(bytes: Uint8Array): Result<Scene> {
  if (bytes.length > MAX_SCENE_BYTES) return refuse(tooLarge(bytes.length));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      error('', 'The file is not text in UTF-8, so it is no scene. Choose a scene file (.json or .rimshot).'),
    );
  }
  const fault = findTextFault(text);
  if (fault)
    return refuse(
      error('', `The file is not valid JSON: line ${fault.line}, column ${fault.column}: ${fault.message}`),
    );
  return loadScene(JSON.parse(text));
}

/** The sentence for a scene file of this many bytes, which is too many. */
export function tooLarge(byteLength: number): Problem {
  const mib = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return error(
    '',
    `The file has ${mib(byteLength)} MB; a scene file may have ${mib(MAX_SCENE_BYTES)} MB. Choose another file, or take ` +
      'records out of this one.',
  );
}

/**
 * The gate in, for a value that may be anything: plain data, envelope, migrations, schema, kinds, references. Never throws,
 * and gives a whole scene or none; the scene shares nothing with `raw`. Warnings may come with a scene.
 */
export function loadScene(raw: unknown): Result<Scene> {
  const plain = readPlain(raw);
  if ('problem' in plain) return refuse(plain.problem);
  const envelope = checkEnvelope(plain.value);
  if ('problem' in envelope) return refuse(envelope.problem);
  const current = migrate(envelope.document, envelope.version, migrations);
  const parsed = sceneSchema.safeParse(current);
  if (!parsed.success) return refuse(...parsed.error.issues.map((issue) => describeIssue(issue, current)));
  const scene = parsed.data;
  const problems = [...kindProblems(scene), ...soundProblems(scene), ...referenceProblems(scene)];
  if (hasErrors(problems)) return refuse(...problems);
  const warnings = [sceneWarnings, markWarnings, jointWarnings, idleWarnings, soundWarnings].flatMap((warningsOf) =>
    warningsOf(scene),
  );
  return { ok: true, value: scene, problems: [...problems, ...warnings] };
}

/** The document brought from `version` to the newest by the steps of `list`. */
export function migrate(document: AnyDocument, version: number, list: readonly Migration[]): AnyDocument {
  return list
    .filter((step) => step.from >= version)
    .reduce((doc, step) => ({ ...step.migrate(doc), version: step.from + 1 }), document);
}

function readPlain(raw: unknown): ReturnType<typeof toPlainJson> {
  try {
    return toPlainJson(raw);
  } catch {
    // Getters and proxies may throw whatever they like.
    return { problem: error('', 'The document throws when it is read. Give plain JSON.') };
  }
}

function checkEnvelope(
  value: Json,
): { readonly document: AnyDocument; readonly version: number } | { readonly problem: Problem } {
  const wanted = `A scene begins with "format": "${SCENE_FORMAT}"`;
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { problem: error('', `The file holds ${shown(value)}, not a scene. ${wanted}. Choose a scene file.`) };
  const { format, version } = value;
  if (format !== SCENE_FORMAT) {
    const found = format === undefined ? 'names no format' : `says its format is ${shown(format)}`;
    return { problem: error('format', `The file ${found}. ${wanted}. Choose a scene file.`) };
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const found = version === undefined ? 'is missing' : `is ${shown(version)}`;
    return {
      problem: error(
        'version',
        `The version of the scene ${found}; it must be a whole number from 1 to ${SCENE_VERSION}.`,
      ),
    };
  }
  if (version > SCENE_VERSION)
    return {
      problem: error(
        'version',
        `The scene was made by a newer Rimshot (version ${version} of the format; this one reads up to ${SCENE_VERSION}). ` +
          'Update Rimshot to open it.',
      ),
    };
  return { document: value, version };
}

function refuse(...problems: readonly Problem[]): Result<Scene> {
  if (problems.length <= MAX_PROBLEMS) return { ok: false, problems };
  const more = error('', `And ${problems.length - MAX_PROBLEMS} more problems. Mend the first ones and try again.`);
  return { ok: false, problems: [...problems.slice(0, MAX_PROBLEMS), more] };
}
