import { useQuery } from '@tanstack/react-query';
import { ask, type CaseFile, commands, keepShown } from '../../ipc';
import { Badge } from '../../parts/Badge';
import { IconButton } from '../../parts/Button';
import { ChevronDownIcon, ChevronUpIcon, CloseIcon } from '../../parts/icons';
import { Kept } from '../../parts/Kept';
import { Money } from '../../parts/Numbers';
import { Plate } from '../../parts/Plate';
import { Trouble } from '../../parts/Trouble';
import { toast } from '../../parts/toast';
import { act, useAction } from '../../shell/actions';
import { useInSight } from '../../shell/inSight';
import { keysOf } from '../../shell/shortcuts';
import { useNarrow } from '../../theme/narrow';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';
import { backToRow, leavesDrawer } from '../keys';
import { stageOf } from '../stage';
import { Appeals } from './Appeals';
import { Count } from './Count';
import { Evidence } from './Evidence';
import { Facts } from './Facts';
import { Foot } from './Foot';
import { HistoryLines } from './HistoryLines';
import { Payments } from './Payments';
import { Timeline } from './Timeline';
import { Why } from './Why';
import './drawer.css';

/** One violation, whole, beside the list. */
export function Drawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['window/violations', 'window/shell']);
  const { word } = useSay();
  const { data: file, error } = useQuery({
    queryKey: ['caseFile', id],
    queryFn: () => ask(commands.caseFile(id, null)),
    ...keepShown,
  });
  const close = () => {
    backToRow();
    onClose();
  };
  useAction('close', close);
  useInSight(id);
  const number = file?.violation.decision?.number;
  useAction(
    'copy-decision',
    number
      ? async () => {
          await navigator.clipboard.writeText(number.replace(/\s+/g, ''));
          toast({ text: t('decision.copied') });
        }
      : undefined,
  );

  return (
    <aside
      className="drawer"
      aria-label={t('drawer')}
      onKeyDown={(event) => {
        if (!leavesDrawer(event)) return;
        event.preventDefault();
        backToRow();
      }}
    >
      <header className="drawer-head">
        {file && !error && (
          <>
            <Badge light={file.row.light}>{t(`light.${file.row.light}`, { ns: 'window/shell' })}</Badge>
            <Badge>{stageOf(file.row, word, t)}</Badge>
          </>
        )}
        <span className="spacer" />
        <IconButton
          label={t('action.previous', { ns: 'window/shell' })}
          keys={keysOf('previous')}
          icon={<ChevronUpIcon size={16} />}
          onClick={() => act('previous')}
        />
        <IconButton
          label={t('action.next', { ns: 'window/shell' })}
          keys={keysOf('next')}
          icon={<ChevronDownIcon size={16} />}
          onClick={() => act('next')}
        />
        <IconButton
          label={t('close', { ns: 'window/shell' })}
          keys="Esc"
          icon={<CloseIcon size={16} />}
          onClick={close}
        />
      </header>
      {error ? (
        <div className="drawer-body">
          <Trouble error={error} />
        </div>
      ) : (
        file && (
          <>
            <Body key={file.violation.id} file={file} />
            <Foot file={file} onRemoved={onClose} />
          </>
        )
      )}
    </aside>
  );
}

function Body({ file }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  const words = useWords();
  const { violation, row, vehicle } = file;
  // In a narrow window the file covers the table, and its own name is the page's.
  const Title = useNarrow() ? 'h1' : 'h2';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <div className="drawer-body" tabIndex={0}>
      <div className="drawer-title">
        <Title>
          {violation.offence}
          {violation.code && <span className="drawer-code">({violation.code})</span>}
        </Title>
        {row.light !== 'settled' && <Money fen={row.amount_fen} strong />}
      </div>
      <p className="dim">
        <Plate>{vehicle.plate}</Plate>
        {vehicle.nickname && ` ${vehicle.nickname}`}
        {t('comma')}
        {violation.points > 0 ? t('points', { points: words.points(violation.points) }) : t('points.none')}
        {row.surcharge_fen > 0 && `${t('comma')}${t('surcharge', { amount: words.money(row.surcharge_fen) })}`}
      </p>
      <Why file={file} />
      <Facts file={file} />
      <Timeline file={file} />
      <Count file={file} />
      <Appeals file={file} />
      <Evidence file={file} />
      <Payments file={file} />
      <Kept violation={violation.id} className="drawer-part" />
      <HistoryLines id={violation.id} />
    </div>
  );
}
