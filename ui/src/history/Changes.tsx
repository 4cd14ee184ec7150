import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask, commands, keepShown, type Sifting } from '../ipc';
import { Button, LinkButton } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Trouble } from '../parts/Trouble';
import { useAfter } from '../parts/useAfter';
import { go, useChoices } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { EntryLine } from './EntryLine';
import { Filters } from './Filters';
import { addressOf, byDay, siftingIn } from './sifting';

/** How many entries are asked for at once. */
const PIECE = 100;

/** What was done, the newest first, under its days. */
export function Changes() {
  const { t } = useTranslation('window/history');
  const { dayAndWeekday } = useWords();
  const sifting = siftingIn(useChoices());
  const history = useHistory(sifting);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = history;
  const passages = data?.pages.flatMap((page) => page.passages) ?? [];
  const sifted = addressOf(sifting) !== '/history';

  // A long history is looked through in steps: on until something is found, or the beginning is reached.
  const foundNothing = data?.pages.at(-1)?.passages.length === 0;
  useEffect(() => {
    if (foundNothing && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [foundNothing, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const looking = useAfter(Boolean(foundNothing && hasNextPage), 200);

  return (
    <>
      {(passages.length > 0 || sifted) && <Filters sifting={sifting} />}
      {error && <Trouble error={error} />}
      {byDay(passages).map(({ day, passages }) => (
        <section key={day} className="history-day" aria-label={dayAndWeekday(day)}>
          <h2>{dayAndWeekday(day)}</h2>
          <ul>
            {passages.map((passage) => (
              <EntryLine key={passage.id} passage={passage} />
            ))}
          </ul>
        </section>
      ))}
      {looking && <p className="second dim">{t('looking')}</p>}
      {hasNextPage && !foundNothing && (
        <p className="history-more">
          <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
      {data &&
        !hasNextPage &&
        passages.length === 0 &&
        (sifted ? (
          <Empty action={<Button onClick={() => go('/history', { replace: true })}>{t('none.found.clear')}</Button>}>
            {t('none.found')}
          </Empty>
        ) : (
          <Empty action={<LinkButton href="/intake">{t('none.enter')}</LinkButton>}>{t('none')}</Empty>
        ))}
    </>
  );
}

function useHistory(sifting: Sifting) {
  return useInfiniteQuery({
    queryKey: ['history', sifting],
    queryFn: ({ pageParam }) => ask(commands.history(sifting, pageParam, PIECE)),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.more,
    ...keepShown,
  });
}
