/** How far around what is pointed at a cut text is looked for: a part of a name, its line, the cell it stands in. */
const AROUND = 4;

/** What was given a title here; any other title belongs to whoever wrote it. */
const given = new WeakSet<Element>();

/** Shows all of a text that is cut with an ellipsis to whoever points at it, wherever it stands. */
export function showCutText() {
  document.addEventListener('pointerover', ({ target }) => {
    let element = target instanceof HTMLElement ? target : null;
    for (let step = 0; element && step < AROUND; step++, element = element.parentElement) {
      // A title nearer to the pointer is what the web view shows.
      if (element.title && !given.has(element)) return;
      if (getComputedStyle(element).textOverflow === 'ellipsis') return give(element);
    }
  });
}

function give(element: HTMLElement) {
  if (element.scrollWidth > element.clientWidth) {
    given.add(element);
    // Its parts stand apart by margins.
    const parts = [...element.childNodes].map(({ textContent }) => textContent?.trim());
    element.title = parts.filter(Boolean).join(' ');
  } else if (given.delete(element)) element.removeAttribute('title');
}
