import { Component, type ReactNode } from 'react';

/** Stands in for the editor where drawing it failed: says so, and hands the scene out. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; onSave(): void },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="crash" role="alert">
        <h1>The editor stopped, your scene did not</h1>
        <p>
          Something in the program went wrong: {error.message}. The scene is kept in this browser; save it as a file to
          be sure, then open the editor again.
        </p>
        <div style={{ display: 'flex', gap: 8 }}>
          <button type="button" className="button" data-look="accent" onClick={() => this.props.onSave()}>
            Save the scene
          </button>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            Open again
          </button>
        </div>
      </div>
    );
  }
}
