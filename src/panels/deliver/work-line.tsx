import { byteText } from '../../core/base/byte-text.ts';
import { durationText } from '../../core/base/duration-text.ts';
import type { MadePackage } from './package-work.ts';

/** Where the writing of a package stands. */
export type Work =
  | { readonly at: 'choosing' }
  | { readonly at: 'writing'; readonly share: number; readonly leftS: number | null }
  | { readonly at: 'made'; readonly made: MadePackage }
  | { readonly at: 'failed'; readonly message: string };

export function WorkLine(props: {
  readonly work: Work;
  /** What the package will take, as long as nothing is written. */
  readonly budget: string;
}) {
  const { work } = props;
  switch (work.at) {
    case 'choosing':
      return <p className="budget">{props.budget}</p>;
    case 'writing':
      return <ProgressLine share={work.share} leftS={work.leftS} />;
    case 'failed':
      return <p className="work-failed">The package could not be written: {work.message}</p>;
    case 'made':
      return <MadeLine made={work.made} />;
  }
}

function ProgressLine({ share, leftS }: { readonly share: number; readonly leftS: number | null }) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label="Writing the package"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      Writing · {Math.round(share * 100)} %{leftS !== null && ` · about ${durationText(leftS)} left`}
      <div className="track">
        <div className="fill" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}

function MadeLine({ made: { report, byteLength } }: { readonly made: MadePackage }) {
  if (byteLength === null)
    return <p className="work-failed">{report.problems[0]?.message ?? 'Nothing was left to write.'}</p>;
  return (
    <p>
      Delivered: {report.files.length} files · {byteText(byteLength)}.
    </p>
  );
}
