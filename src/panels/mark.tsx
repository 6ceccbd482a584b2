/** The mark: a ball leaving the rim. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M3 21.5c0 3.6 5.8 6.5 13 6.5s13-2.9 13-6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <path d="M3 21.5c0-2.5 2.8-4.7 7-5.8" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="20.5" cy="11" r="7.5" fill="var(--accent)" />
    </svg>
  );
}
