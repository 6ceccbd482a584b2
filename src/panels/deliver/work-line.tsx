import { byteText } from '../../core/base/byte-text.ts';
import { durationText } from '../../core/base/duration-text.ts';
import { exporters } from '../../core/exporters/index.ts';
import type { Work } from './delivery-work.ts';
import { Note } from './note.tsx';
import type { MadePackage } from './package-work.ts';

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
      return (
        <Note level="error" role="alert">
          The package could not be written, and nothing is left of it: {work.message}
        </Note>
      );
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
      <p>
        Writing · {Math.round(share * 100)} %{leftS !== null && ` · about ${durationText(leftS)} left`}
        <span className="only-wide"> · it goes on while this is closed, and writes what was chosen</span>
      </p>
      <div className="track">
        <div className="fill" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}

function MadeLine({ made: { report, byteLength } }: { readonly made: MadePackage }) {
  if (byteLength === null)
    return (
      <Note level="error" role="alert">
        {report.problems[0]?.message ?? 'Nothing was left to write.'}
      </Note>
    );
  return (
    <Note level="fine" role="status">
      Delivered: {report.files.length} files · {byteText(byteLength)}
      {report.leftOutIds.length > 0 && ` · left out: ${report.leftOutIds.map(labelOf).join(', ')}`}
    </Note>
  );
}

function labelOf(exporterId: string): string {
  return exporters.find(exporterId)?.label ?? exporterId;
}
