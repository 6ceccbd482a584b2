/** Terms and what they are, in two columns. */
export function FactList(props: { readonly facts: readonly (readonly [term: string, value: string])[] }) {
  return (
    <dl className="facts">
      {props.facts.map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
