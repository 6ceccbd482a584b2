import { Info, OctagonX, TriangleAlert, X } from 'lucide-react';
import type { Problem } from '../../core/base/problem.ts';
import { isAboutAside } from '../../editor/aside.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useEditor, useResults, useSession } from '../editor-context.tsx';

const ICONS = { error: OctagonX, warning: TriangleAlert, note: Info } as const;

/** What the last open, save, export or bake had to say, until it is dismissed. */
export function Problems() {
  const editor = useEditor();
  const problems = useSession((state) => state.problems);
  const failure = useResults((state) => (state.status === 'failed' ? state.problem : null));
  const hasAside = useSession((state) => state.aside !== null && state.problems.some(isAboutAside));
  if (problems.length === 0 && !failure) return null;
  const all = failure ? [failure, ...problems] : problems;
  return (
    <div className="problems" role="alert">
      <header>
        {titleOf(all)}
        {problems.length > 0 && (
          <IconButton icon={X} label="Dismiss" size="small" onClick={() => editor.session.setState({ problems: [] })} />
        )}
      </header>
      <ul className="scroll">
        {all.map((problem, index) => {
          const Icon = ICONS[problem.level];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two problems may say the same of the same path.
            <li key={index} data-level={problem.level}>
              <Icon size={16} strokeWidth={1.75} aria-label={problem.level} />
              <div>
                {problem.message}
                {problem.path !== '' && <code>{problem.path}</code>}
              </div>
            </li>
          );
        })}
      </ul>
      {hasAside && (
        <div>
          <button type="button" className="button" data-look="small" onClick={() => void editor.run('file.save-aside')}>
            Save its text as a file…
          </button>
        </div>
      )}
    </div>
  );
}

function titleOf(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.level === 'error').length;
  if (errors > 0) return errors === 1 ? 'This did not work' : `${errors} things did not work`;
  return problems.length === 1 ? 'One thing to know' : `${problems.length} things to know`;
}
