import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { ask, commands, type Family, type Finds } from '../ipc';
import { otherWords } from './otherWords';

/** The household's people, accounts, cars and methods, by whose names things are found. */
export function useFamilyFound(): Family | undefined {
  return useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) }).data;
}

/** What a text finds among the facts, and what it finds in the other words that it may mean. */
export function useFinds(text: string, enabled = true): { finds: Finds | undefined; texts: readonly string[] } {
  const family = useFamilyFound();
  const texts = [text, ...otherWords(text, family ? namesOf(family) : [])];
  const finds = useQueries({
    queries: texts.map((text) => ({
      queryKey: ['find', text],
      queryFn: () => ask(commands.find(text)),
      gcTime: 10_000,
      enabled,
      placeholderData: keepPreviousData,
    })),
    combine: (answers) => joined(answers.flatMap(({ data }) => data ?? [])),
  });
  return { finds: enabled ? finds : undefined, texts };
}

function namesOf({ members, accounts, vehicles, methods }: Family): string[] {
  const names = [
    ...members.map(({ name }) => name),
    ...methods.map(({ label }) => label),
    ...accounts.map(({ label }) => label),
    ...vehicles.map(({ nickname }) => nickname),
  ];
  return names.filter((name) => name != null);
}

/** Several answers as one, the first first, and nothing twice. */
function joined(answers: readonly Finds[]): Finds | undefined {
  const [first, ...more] = answers;
  if (!first || more.length === 0) return first;
  const all = <T>(list: (finds: Finds) => readonly T[], key: (item: T) => string): T[] => [
    ...new Map(answers.flatMap(list).map((item) => [key(item), item])).values(),
  ];
  const id = (item: { id: string }) => item.id;
  return {
    violations: all(({ violations }) => violations, id),
    vehicles: all(({ vehicles }) => vehicles, id),
    members: all(({ members }) => members, id),
    methods: all(({ methods }) => methods, id),
    checks: all(({ checks }) => checks, id),
    offences: all(
      ({ offences }) => offences,
      ({ behaviour }) => behaviour,
    ),
  };
}
