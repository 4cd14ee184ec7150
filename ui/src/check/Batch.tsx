import { useState } from 'react';
import type { Attempt, Row } from '../ipc';
import { Button, IconButton } from '../parts/Button';
import { CloseIcon, PhoneIcon } from '../parts/icons';
import { LampLabel, lightTone } from '../parts/Lamp';
import { Money } from '../parts/Numbers';
import { Plate } from '../parts/Plate';
import { Section } from '../parts/Section';
import { Signal } from '../parts/Signal';
import { Trouble } from '../parts/Trouble';
import { useAction } from '../shell/actions';
import { go } from '../shell/address';
import { keysOf } from '../shell/shortcuts';
import { useTranslation } from '../words/useTranslation';
import { useSay, useWords } from '../words/useWords';
import { Bar } from './Bar';
import { BatchGuide } from './BatchGuide';
import { type BatchSum, nextLightOf, onlyConfirms, sumOf } from './batch';
import { useChoice } from './choice';
import { graver, lightAbout } from './lights';
import { leading, passes } from './listing';
import { useNaming } from './naming';
import { type Part, Strip } from './Strip';
import { useAttempts } from './useAttempt';
import { type Facts, useRowsOf } from './useOpen';
import './Batch.css';

type BatchProps = { ids: readonly string[]; rows: readonly Row[]; facts: Facts };

/** Several one after another: what the first takes from a balance is not there for the second. */
export function Batch({ ids, rows, facts }: BatchProps) {
  const { t } = useTranslation('window/check');
  const answered = useAttempts(ids, useChoice(), facts);
  const attempts = answered?.attempts ?? [];
  const sum = sumOf(attempts);
  const lightOfAll = (part: Part) =>
    attempts
      .map((attempt) => lightAbout(attempt, part, true))
      .reduce((worst, light) => (worst && light ? graver(worst, light) : (light ?? worst)), undefined);
  const keep = () => open(sum.pass);
  useAction('check.mend', sum.fail.length > 0 && sum.pass.length > 0 ? keep : undefined);
  const known = useRowsOf(ids, rows);
  const [following, setFollowing] = useState(false);
  const passing = attempts.filter((attempt) => attempt.passes);
  // The cards lie over the batch, whose address stays: closing them is coming back to it.
  const follow = () => setFollowing(true);
  useAction('check.follow', sum.fail.length === 0 && passing.length > 0 ? follow : undefined);

  return (
    <div className="inspector">
      <div className="inspector-inside">
        <header className="batch-head">
          <h2>{t('batch.title', { count: ids.length })}</h2>
          <span className="spacer" />
          <Money fen={sum.totalFen} strong />
        </header>
        <Strip
          ids={ids}
          facts={facts}
          account={null}
          method={null}
          lights={{ who: lightOfAll('who'), what: lightOfAll('what'), when: lightOfAll('when') }}
        />
        <Bar />
        {answered?.error !== undefined && <Trouble error={answered.error} />}
        {attempts.length > 0 && (
          <>
            <BatchVerdict sum={sum} count={ids.length} keep={keep} follow={follow} />
            <div className="inspector-columns">
              <Items attempts={attempts} rows={known} ids={ids} />
              <aside className="inspector-aside">
                <Means sum={sum} />
              </aside>
            </div>
            {following && passing.length > 0 && (
              <BatchGuide
                attempts={passing}
                rows={known}
                at={answered?.choice.at ?? null}
                onClose={() => setFollowing(false)}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}

type BatchVerdictProps = { sum: BatchSum; count: number; keep: () => void; follow: () => void };

function BatchVerdict({ sum, count, keep, follow }: BatchVerdictProps) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const [pass, fail] = [sum.pass.length, sum.fail.length];
  const headline = fail === 0 ? 'batch.all' : pass === 0 ? 'batch.none' : 'batch.some';
  return (
    <div className="verdict">
      <Signal light={sum.light} />
      <div className="verdict-said" aria-live="polite" aria-atomic="true">
        <h2>
          <span className={lightTone[sum.light]}>{t(`window/shell:light.${sum.light}`)}</span>{' '}
          {t(headline, { count, pass, fail })}
        </h2>
        <p className="dim">{sum.payableFen > 0 && t('batch.sum', { amount: words.money(sum.payableFen) })}</p>
      </div>
      {fail > 0 && pass > 0 && (
        <Button variant="primary" size={40} onClick={keep}>
          {t('batch.keep', { count: pass })}
        </Button>
      )}
      {fail === 0 && pass > 0 && (
        <Button variant="primary" size={40} icon={<PhoneIcon />} title={keysOf('check.follow')} onClick={follow}>
          {t('batch.first')}
        </Button>
      )}
    </div>
  );
}

type ItemsProps = { attempts: readonly Attempt[]; rows: ReadonlyMap<string, Row>; ids: readonly string[] };

function Items({ attempts, rows, ids }: ItemsProps) {
  const { t } = useTranslation('window/check');
  return (
    <Section title={t('batch.items')} className="batch-items">
      <ol>
        {attempts.map((attempt) => {
          const row = rows.get(attempt.violation);
          return (
            row && (
              <Item
                key={attempt.violation}
                row={row}
                attempt={attempt}
                onDrop={() => open(ids.filter((id) => id !== row.id))}
              />
            )
          );
        })}
      </ol>
    </Section>
  );
}

function Item({ row, attempt, onDrop }: { row: Row; attempt: Attempt; onDrop: () => void }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { say } = useSay('check');
  const { holder, method } = useNaming();
  const stopping = passes(nextLightOf(attempt)) ? undefined : leading(attempt);
  const confirms = onlyConfirms(attempt);
  const ways = [holder(attempt.account), confirms ? t('batch.confirm') : method(attempt.method)];
  return (
    <li className="batch-item">
      <LampLabel light={nextLightOf(attempt)} />
      <div className="batch-item-said">
        <p>
          <button type="button" className="batch-item-open" onClick={() => open([row.id])}>
            <b>{row.offence}</b> <Plate>{row.plate}</Plate>
          </button>
        </p>
        <p className="second dim">
          {stopping ? say('check', stopping.said) : words.names(ways.filter((way) => way !== undefined))}
        </p>
      </div>
      <div className="batch-item-sum">
        <Money fen={attempt.amount_due_fen} />
        <p className="meta dim">
          {attempt.passes &&
            !confirms &&
            attempt.left_after_fen !== null &&
            t('batch.left', { amount: words.money(attempt.left_after_fen) })}
        </p>
      </div>
      <IconButton
        size={28}
        label={t('batch.drop', { offence: row.offence, plate: row.plate })}
        icon={<CloseIcon size={14} />}
        onClick={onDrop}
      />
    </li>
  );
}

function Means({ sum }: { sum: BatchSum }) {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { method } = useNaming();
  if (sum.means.length === 0) return null;
  return (
    <Section title={t('batch.means')} className="batch-means">
      <ul>
        {sum.means.map((means) => (
          <li key={means.method} className="batch-mean">
            <b className="ellipsis">{method(means.method)}</b>
            <span className="spacer" />
            <span className="batch-item-sum second">
              {t('batch.takes', { amount: words.money(means.takenFen) })}
              <span className="dim">
                {means.leftFen === null ? t('batch.unknown') : t('batch.left', { amount: words.money(means.leftFen) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function open(ids: readonly string[]) {
  const [first] = ids;
  if (first === undefined) go('/check', { replace: true });
  else if (ids.length === 1) go(`/check/${encodeURIComponent(first)}`, { replace: true });
  else go(`/check?ids=${ids.map(encodeURIComponent).join(',')}`, { replace: true });
}
