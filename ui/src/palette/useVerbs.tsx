import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { openRows } from '../check/openRows';
import { ask, type CaseFile, commands } from '../ipc';
import { Plate } from '../parts/Plate';
import { act } from '../shell/actions';
import { go, read } from '../shell/address';
import { inSight } from '../shell/inSight';
import { doVerb, verbLabel } from '../violations/drawer/doVerb';
import { verbsOf } from '../violations/drawer/verbs';
import { useTranslation } from '../words/useTranslation';
import type { Entry } from './entries';
import { meant } from './meant';
import { useFinds } from './useFinds';
import { type PaletteVerb, verbIcon, verbs } from './verbs';

/** How many violations are offered for what a text wants done. */
const most = 6;

/** Where a text names none: what is still to be dealt with, the most urgent first, and enough of it to find some to do it with. */
const mostUrgent = { ...openRows, limit: 24 };

/**
 * What can be done with a violation: with the one that is open, else with those that the rest of the text finds. Without
 * a text, what is next to do with the one that is open.
 */
export function useVerbs(text: string): Entry[] {
  const { t } = useTranslation(['window/palette', 'window/violations', 'window/check']);
  const [open] = useState(inSight);
  const label = (verb: PaletteVerb) =>
    verb === 'follow' ? t('follow', { ns: 'window/check' }) : t(`verb.${verb}`, { ns: 'window/violations' });
  const called = verbs.map((id) => ({ id, label: label(id), words: t(`verb.words.${id}`) }));
  const wanted = text === '' ? [] : meant(text, called);
  const [first] = wanted;
  const rest = first?.rest ?? '';
  const { finds } = useFinds(rest, rest !== '');

  const { data: urgent } = useQuery({
    queryKey: ['table', mostUrgent, null],
    queryFn: () => ask(commands.table(mostUrgent, null)),
    enabled: first !== undefined && rest === '',
  });

  const found = (rest === '' ? urgent?.rows : finds?.violations) ?? [];
  const ids = [...new Set([open && rest === '' ? open : undefined, ...found.map(({ id }) => id)])]
    .filter((id) => id !== undefined)
    .slice(0, mostUrgent.limit);
  const files = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['caseFile', id],
      queryFn: () => ask(commands.caseFile(id, null)),
    })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });

  const entries = files.flatMap((file) => {
    const { primary, second, more } = verbsOf(file);
    const can = [primary, second, ...more].filter((verb) => verb !== undefined);
    // The steps are shown on the check.
    const place = (verb: PaletteVerb) => can.indexOf(verb === 'follow' ? 'check' : verb);
    const offered = verbs.filter((verb) => place(verb) >= 0);
    const next = offered.toSorted((one, other) => place(one) - place(other));
    const meantHere = wanted.filter(({ id, rest: left }) => left === rest && offered.includes(id)).map(({ id }) => id);
    return (text === '' ? next : meantHere).map((verb): Entry => {
      const Icon = verbIcon[verb];
      const said = verb === 'follow' ? label(verb) : verbLabel(verb, file, t);
      return {
        id: `verb-${verb}-${file.violation.id}`,
        group: 'verbs',
        icon: <Icon size={18} />,
        label: said,
        shown: <Plate>{file.vehicle.plate}</Plate>,
        hint: file.violation.offence,
        said: `${said} ${file.vehicle.plate} ${file.violation.offence}`,
        run: () => (verb === 'follow' ? follow(file, open) : doVerb(verb, file, t, () => leave(file))),
      };
    });
  });
  return text === '' ? entries : entries.slice(0, most);
}

/** Leaves what shows a violation that is about to be gone, and stays on its page. */
function leave({ violation }: CaseFile) {
  const path = read();
  const shown = `/${encodeURIComponent(violation.id)}`;
  if (path.split('?')[0]?.endsWith(shown)) go(path.replace(shown, ''));
}

/** Shows the steps large: here, or on the violation's check as soon as it is there. */
function follow({ violation }: CaseFile, open: string | undefined) {
  const here = () => read().split('?')[0] ?? '';
  const there = `/check/${encodeURIComponent(violation.id)}`;
  if (here().startsWith('/check') && open === violation.id && act('check.follow')) return;
  go(there);
  const begun = performance.now();
  // What was shown before goes away first: its steps are another's.
  const look = () => {
    if (here() !== there || act('check.follow') || performance.now() - begun > 2_000) return;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}
