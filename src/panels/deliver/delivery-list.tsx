import { FolderOpen, Trash2 } from 'lucide-react';
import { byteText } from '../../core/base/byte-text.ts';
import { exporters } from '../../core/exporters/index.ts';
import type { Delivery } from '../../editor/ports.ts';
import { IconButton } from '../controls/icon-button.tsx';

/** What was delivered from this browser, the latest first; each opens the scene exactly as it was then. */
export function DeliveryList(props: {
  readonly deliveries: readonly Delivery[];
  onOpen(delivery: Delivery): void;
  onForget(delivery: Delivery): void;
}) {
  if (props.deliveries.length === 0) {
    return (
      <p className="form-note">
        Nothing was delivered from this browser yet. Every package that you write is listed here, and its scene opens
        again exactly as it was.
      </p>
    );
  }
  return (
    <ul className="deliveries">
      {props.deliveries.map((delivery) => (
        <li key={delivery.id}>
          <div>
            <strong dir="auto">{delivery.clipName}</strong>
            <span>
              {new Date(delivery.deliveredAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
              {delivery.clipText} · {delivery.fileCount} files · {byteText(delivery.byteLength)}
            </span>
            <span>{delivery.exporterIds.map((id) => exporters.find(id)?.label ?? id).join(', ')}</span>
          </div>
          <button type="button" className="button" data-look="small" onClick={() => props.onOpen(delivery)}>
            <FolderOpen size={14} strokeWidth={1.75} aria-hidden />
            Open its scene
          </button>
          <IconButton icon={Trash2} label={`Forget ${delivery.clipName}`} onClick={() => props.onForget(delivery)} />
        </li>
      ))}
    </ul>
  );
}
