/** The mark: a signal at green. It is the only green that is not a light. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 26 26" aria-hidden="true">
      <rect x="7" y="1" width="12" height="24" rx="6" fill="var(--housing)" stroke="var(--housing-line)" />
      <circle cx="13" cy="6.6" r="2.6" fill="var(--lamp-off)" />
      <circle cx="13" cy="13" r="2.6" fill="var(--lamp-off)" />
      <circle cx="13" cy="19.4" r="2.9" fill="var(--lamp-green)" />
    </svg>
  );
}
