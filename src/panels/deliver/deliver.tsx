import { Copy, Download } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { byteText } from '../../core/base/byte-text.ts';
import type { Problem } from '../../core/base/problem.ts';
import { type FrameRate, rateLabel } from '../../core/base/time.ts';
import type { Exporter } from '../../core/exporters/exporter.ts';
import { exporters } from '../../core/exporters/index.ts';
import { gatherRecordings } from '../../core/gather-recordings.ts';
import { promptText } from '../../core/prompts/prompt-text.ts';
import { cutOf } from '../../core/scene/queries.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { fileNameOf } from '../../editor/actions/file-actions.ts';
import { Choice } from '../controls/choice.tsx';
import { SessionDialog } from '../controls/dialog.tsx';
import { FormRow } from '../controls/form-row.tsx';
import { useActionContext, useResults, useScene } from '../editor-context.tsx';
import {
  choiceIn,
  type DeliverChoice,
  includedText,
  type MadePackage,
  makePackage,
  specOf,
  whyNotDeliver,
} from './package-work.ts';
import { useClipResults } from './use-clip-results.ts';

const WHOLE_CUT = 'cut';
/** Rates that generators take, beside the scene's own. */
const RATES: readonly FrameRate[] = [
  { num: 8, den: 1 },
  { num: 12, den: 1 },
  { num: 16, den: 1 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30, den: 1 },
];
const SIZES: readonly (readonly [number, number])[] = [
  [832, 480],
  [1280, 720],
  [1920, 1080],
  [480, 832],
  [720, 1280],
  [1080, 1920],
];

type Work =
  | { readonly at: 'choosing' }
  | { readonly at: 'writing'; readonly share: number }
  | { readonly at: 'made'; readonly made: MadePackage; readonly isSaved: boolean }
  | { readonly at: 'failed'; readonly message: string };

/** Choose formats, see what each reader gets and loses, and write one zip. */
export function Deliver() {
  const context = useActionContext();
  const { ports, version } = context;
  const scene = useScene();
  const steadiness = useResults((state) => state.steadiness);
  const whyNot = useResults(whyNotDeliver);
  const [chosen, setChosen] = useState<readonly string[]>(() => exporters.all.map(({ id }) => id));
  const [shotId, setShotId] = useState<string | null>(null);
  const [frameRate, setFrameRate] = useState(scene.settings.frameRate);
  const [sizePx, setSizePx] = useState<readonly [number, number]>([scene.settings.widthPx, scene.settings.heightPx]);
  const [work, setWork] = useState<Work>({ at: 'choosing' });
  const abort = useRef<AbortController | null>(null);

  const results = useClipResults(shotId);
  const preview = useMemo(() => {
    if (results === null || typeof results === 'string') return results;
    try {
      return specOf(scene, results, steadiness, { shotId, frameRate, sizePx }, version);
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  }, [scene, results, steadiness, shotId, frameRate, sizePx, version]);
  const shot = preview !== null && typeof preview === 'object' ? preview : null;

  const save = async (made: MadePackage) => {
    if (!made.zip) return setWork({ at: 'made', made, isSaved: false });
    const name = fileNameOf(scene).replace(/\.json$/, '.zip');
    try {
      const saved = await ports.files.save(name, made.zip, 'application/zip');
      setWork({ at: 'made', made, isSaved: saved !== null });
    } catch {
      // A browser lets a page open its file picker only shortly after a click: the button in the dialog is the next one.
      setWork({ at: 'made', made, isSaved: false });
    }
  };
  const write = async () => {
    if (!shot || results === null || typeof results === 'string') return;
    const controller = new AbortController();
    abort.current = controller;
    setWork({ at: 'writing', share: 0 });
    try {
      const { signal } = controller;
      const { speech, assets } = ports;
      const { recordings, spoken } = await gatherRecordings(scene, { assets, speak: speech.speak }, { signal });
      const choice = { shotId, frameRate, sizePx };
      const film = (of: DeliverChoice) => specOf(scene, results, steadiness, of, version, spoken);
      const made = await makePackage({
        shot: film(choice),
        film: (format) => film(choiceIn(choice, format)),
        scene,
        assets,
        exporterIds: chosen,
        recordings,
        frames: ports.frames,
        signal,
        onProgress: (share) => setWork({ at: 'writing', share }),
      });
      await save(made);
    } catch (cause) {
      if (controller.signal.aborted) setWork({ at: 'choosing' });
      else setWork({ at: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  const included = includedText(scene);
  const isBusy = work.at === 'writing';
  const note =
    whyNot ??
    (typeof preview === 'string' ? preview : preview === null ? 'The takes of this cut are being simulated.' : null);

  return (
    <SessionDialog
      id="deliver"
      title="Deliver"
      widthPx={880}
      canClose={!isBusy}
      footer={
        <>
          <div className="spring">
            <WorkLine work={work} onSaveAgain={save} />
          </div>
          {isBusy ? (
            <button type="button" className="button" onClick={() => abort.current?.abort()}>
              Cancel
            </button>
          ) : (
            <button
              type="button"
              className="button"
              data-look="accent"
              disabled={whyNot !== null || !shot || chosen.length === 0}
              onClick={() => void write()}
            >
              <Download size={16} strokeWidth={1.75} aria-hidden />
              Write the package
            </button>
          )}
        </>
      }
    >
      {note !== null && <p className="form-note">{note}</p>}
      <div className="deliver-grid">
        <div className="targets">
          {exporters.all.map((exporter) => (
            <Target
              key={exporter.id}
              exporter={exporter}
              shot={shot}
              hasFrames={ports.frames !== undefined}
              isChosen={chosen.includes(exporter.id)}
              onChange={(isChosen) =>
                setChosen(isChosen ? [...chosen, exporter.id] : chosen.filter((id) => id !== exporter.id))
              }
            />
          ))}
        </div>
        <div className="deliver-choices">
          <FormRow label="What">
            <Choice
              label="What"
              value={shotId ?? WHOLE_CUT}
              options={[
                { value: WHOLE_CUT, label: 'The whole cut' },
                ...cutOf(scene).map(({ id, shot: { name } }) => ({ value: id, label: name })),
              ]}
              onChange={(value) => setShotId(value === WHOLE_CUT ? null : value)}
            />
          </FormRow>
          <FormRow label="Frame rate">
            <Choice
              label="Frame rate"
              value={rateLabel(frameRate)}
              options={withOwn(RATES, scene.settings.frameRate, rateLabel).map((rate) => ({
                value: rateLabel(rate),
                label: `${rateLabel(rate)} fps`,
              }))}
              onChange={(label) =>
                setFrameRate(
                  withOwn(RATES, scene.settings.frameRate, rateLabel).find((rate) => rateLabel(rate) === label) ??
                    frameRate,
                )
              }
            />
          </FormRow>
          <FormRow label="Size">
            <Choice
              label="Size"
              value={sizePx.join(' × ')}
              options={withOwn(SIZES, [scene.settings.widthPx, scene.settings.heightPx] as const, sizeLabel).map(
                (size) => ({ value: sizeLabel(size), label: sizeLabel(size) }),
              )}
              onChange={(label) => {
                const [width, height] = label.split(' × ').map(Number);
                if (width && height) setSizePx([width, height]);
              }}
            />
          </FormRow>
          {included !== null && <p className="form-note">The sound takes along {included}.</p>}
          <PromptPreview shot={shot} />
        </div>
      </div>
    </SessionDialog>
  );
}

function sizeLabel(size: readonly [number, number]): string {
  return size.join(' × ');
}

/** The list with the scene's own choice first. */
function withOwn<T>(list: readonly T[], own: T, label: (item: T) => string): readonly T[] {
  return [own, ...list.filter((item) => label(item) !== label(own))];
}

function Target(props: {
  readonly exporter: Exporter;
  readonly shot: ShotSpec | null;
  readonly hasFrames: boolean;
  readonly isChosen: boolean;
  onChange(isChosen: boolean): void;
}) {
  const { exporter, shot } = props;
  const notes = useMemo(() => notesOf(exporter, shot, props.hasFrames), [exporter, shot, props.hasFrames]);
  const isBlocked = notes.some(({ level }) => level === 'error');
  const details = notes.filter(({ level }) => level === 'note');
  return (
    <div className="target" data-blocked={isBlocked || undefined}>
      <label>
        <input
          type="checkbox"
          checked={props.isChosen && !isBlocked}
          disabled={isBlocked}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span className="target-name">
          {exporter.label}
          <span>for {exporter.readers}</span>
        </span>
      </label>
      {notes
        .filter(({ level }) => level !== 'note')
        .map((problem) => (
          <p key={problem.message} className="target-note" data-level={problem.level}>
            {problem.message}
          </p>
        ))}
      {details.length > 0 && (
        <details>
          <summary>What it keeps and loses</summary>
          <ul>
            {details.map((problem) => (
              <li key={problem.message}>{problem.message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function notesOf(exporter: Exporter, shot: ShotSpec | null, hasFrames: boolean): readonly Problem[] {
  if (exporter.wants && !hasFrames) {
    return [{ level: 'error', path: '', message: 'This browser cannot render video, so this format is left out.' }];
  }
  if (!shot) return [];
  return [...exporter.preflight(shot, exporter.options.parse({})), ...(exporter.losses?.(shot) ?? [])];
}

function PromptPreview({ shot }: { readonly shot: ShotSpec | null }) {
  const text = useMemo(() => (shot ? promptText(shot) : ''), [shot]);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="prompt-preview">
      <h3>
        Prompt
        <button
          type="button"
          className="button"
          data-look="small"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          <Copy size={14} strokeWidth={1.75} aria-hidden />
          {isCopied ? 'Copied' : 'Copy'}
        </button>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard. */}
      <section className="scroll" tabIndex={0} aria-label="Prompt, as it will be written">
        <pre>{text}</pre>
      </section>
    </div>
  );
}

function WorkLine(props: { readonly work: Work; onSaveAgain(made: MadePackage): void }) {
  const { work } = props;
  switch (work.at) {
    case 'choosing':
      return null;
    case 'writing':
      return (
        <div
          className="progress"
          role="progressbar"
          aria-label="Writing the package"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(work.share * 100)}
        >
          Writing · {Math.round(work.share * 100)} %
          <div className="track">
            <div className="fill" style={{ transform: `scaleX(${work.share})` }} />
          </div>
        </div>
      );
    case 'failed':
      return <p className="work-failed">The package could not be written: {work.message}</p>;
    case 'made':
      return <MadeLine made={work.made} isSaved={work.isSaved} onSaveAgain={props.onSaveAgain} />;
  }
}

function MadeLine(props: {
  readonly made: MadePackage;
  readonly isSaved: boolean;
  onSaveAgain(made: MadePackage): void;
}) {
  const { report, zip } = props.made;
  if (!zip) return <p className="work-failed">{report.problems[0]?.message ?? 'Nothing was left to write.'}</p>;
  const size = `${report.files.length} files · ${byteText(zip.length)}`;
  if (props.isSaved) return <p>Delivered: {size}.</p>;
  return (
    <p>
      Ready: {size}.{' '}
      <button type="button" className="button" data-look="small" onClick={() => props.onSaveAgain(props.made)}>
        Save it…
      </button>
    </p>
  );
}
