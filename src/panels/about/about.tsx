import { SessionDialog } from '../controls/dialog.tsx';
import { useVersion } from '../editor-context.tsx';
import { Mark } from '../mark.tsx';

/** What this is. */
export function About() {
  const version = useVersion();
  return (
    <SessionDialog id="about" title="About Rimshot" widthPx={440}>
      <div className="about">
        <Mark />
        <p>
          Block out a scene, let rigid bodies act it, shoot it through real lenses, hear its contacts, and hand a video
          generator the numbers that it needs to get the shot right.
        </p>
        <p>Everything happens in this browser: no scene leaves it unless you deliver it.</p>
        <p>
          Version {version}. MIT licence. Lines are spoken by Flite of Carnegie Mellon University (
          <a href="licenses/flite.txt" target="_blank" rel="noreferrer">
            its terms
          </a>
          ).
        </p>
      </div>
    </SessionDialog>
  );
}
