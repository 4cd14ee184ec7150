import { Fragment } from 'react';
import { type Block, type Inline, readMarkdown } from './readMarkdown';
import './Markdown.css';

/** A page of a check. A paragraph that begins with a bold word stands under that word. */
export function Markdown({ children }: { children: string }) {
  return (
    <div className="markdown">
      {readMarkdown(children).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is shown
        <Fragment key={place}>{shown(block)}</Fragment>
      ))}
    </div>
  );
}

function shown(block: Block) {
  if (block.kind === 'heading') return <h3>{pieces(block.text)}</h3>;
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul';
    return (
      <List>
        {block.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is shown
          <li key={place}>{pieces(item)}</li>
        ))}
      </List>
    );
  }
  const [first, ...rest] = block.text;
  if (first?.kind !== 'strong') return <p>{pieces(block.text)}</p>;
  return (
    <>
      <h3>{first.text}</h3>
      {rest.length > 0 && <p>{pieces(rest)}</p>}
    </>
  );
}

function pieces(text: readonly Inline[]) {
  return text.map((piece, place) => {
    const Element = ({ text: Fragment, strong: 'strong', emphasis: 'em', code: 'code' } as const)[piece.kind];
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is shown
    return <Element key={place}>{piece.text}</Element>;
  });
}
