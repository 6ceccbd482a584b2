import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { shortcutLabel } from '../../editor/shortcuts.ts';
import { isMac } from '../platform.ts';

interface TipContent {
  readonly label: string;
  readonly shortcut?: string | undefined;
  /** One more sentence. */
  readonly more?: string | null | undefined;
}

/** All tooltips share one popup: there is never more than one open. */
const handle = Tooltip.createHandle<TipContent>();

/** The one popup; stands once in the shell. */
export function TipPopup() {
  return (
    <Tooltip.Root handle={handle}>
      {({ payload }) =>
        payload && (
          <Tooltip.Portal>
            <Tooltip.Positioner className="popup-layer" sideOffset={6} collisionPadding={8}>
              <Tooltip.Popup className="tip">
                {payload.label}
                {payload.shortcut && <span className="key">{shortcutLabel(payload.shortcut, isMac)}</span>}
                {payload.more && <p>{payload.more}</p>}
              </Tooltip.Popup>
            </Tooltip.Positioner>
          </Tooltip.Portal>
        )
      }
    </Tooltip.Root>
  );
}

/** Gives its one child a tooltip. */
export function Tip(props: TipContent & { readonly children: ReactElement }) {
  const { children, ...payload } = props;
  return <Tooltip.Trigger handle={handle} payload={payload} render={children} />;
}
