import type { Brought, Counts } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { CloseIcon, FileIcon, InfoIcon, MessageIcon, TableIcon, WalletIcon } from '../parts/icons';
import { useTranslation } from '../words/useTranslation';
import { useSay } from '../words/useWords';
import { Columns } from './Columns';
import { putAway } from './table';

/** A table, a bill, a file that could not be read, or a text of which only the count is shown. */
export function FileCard({ brought, counts, onFaulty }: { brought: Brought; counts: Counts; onFaulty: () => void }) {
  const { t } = useTranslation('window/intake');
  const { word, say } = useSay('intake');
  const Icon = icons[brought.is];
  const name = word('intake_is', brought.is);
  return (
    <article className="intake-card" aria-label={[name, brought.name].filter(Boolean).join(' ')}>
      <div className="intake-card-head">
        <Icon size={16} aria-hidden />
        <b>{name}</b>
        <span className="ellipsis">{brought.name}</span>
        <span className="spacer" />
        {!brought.refused && <span className="one-line">{t(`count.${brought.is}`, { count: brought.pieces })}</span>}
        <IconButton
          size={28}
          label={t('away')}
          icon={<CloseIcon size={14} />}
          onClick={() => putAway(brought.number)}
        />
      </div>
      {brought.refused && (
        <p className="intake-refused" role="alert">
          <InfoIcon size={16} aria-hidden />
          <span>{say('intake', brought.refused)}</span>
        </p>
      )}
      {brought.left_out.map((why) => (
        <p key={why.key} className="intake-refused" role="status">
          <InfoIcon size={16} aria-hidden />
          <span>{say('intake', why)}</span>
        </p>
      ))}
      {brought.columns.length > 0 && <Columns brought={brought} />}
      {brought.is === 'table' && counts.incomplete > 0 && (
        <Button size={28} className="intake-faulty" onClick={onFaulty}>
          {t('faulty', { count: counts.incomplete })}
        </Button>
      )}
    </article>
  );
}

const icons = { text: MessageIcon, table: TableIcon, bill: WalletIcon, refused: FileIcon };
