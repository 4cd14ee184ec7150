import { useQuery } from '@tanstack/react-query';
import { ask, commands, type Family } from '../../ipc';
import type { ChoiceOption } from '../../parts/Choice';

/** The facts a form chooses among; nothing for the few milliseconds until they are there. */
export function useFamily(): Family | undefined {
  return useQuery({ queryKey: ['family'], queryFn: () => ask(commands.family()) }).data;
}

/** One violation, for the forms about it. */
export function useCase(id: string | undefined) {
  return useQuery({
    queryKey: ['caseFile', id],
    queryFn: () => ask(commands.caseFile(id ?? '', null)),
    enabled: id !== undefined,
  }).data;
}

export function carOptions({ vehicles }: Family): ChoiceOption[] {
  return vehicles.map(({ id, plate, nickname }) => ({
    value: id,
    label: nickname ? `${plate} ${nickname}` : plate,
  }));
}

export function personOptions({ members }: Family): ChoiceOption[] {
  return members.map(({ id, name }) => ({ value: id, label: name }));
}

export function accountOptions({ accounts, members }: Family): ChoiceOption[] {
  const holder = (member: string) => members.find(({ id }) => id === member)?.name ?? member;
  return accounts.map(({ id, label, member }) => ({
    value: id,
    label: label || holder(member),
    search: holder(member),
  }));
}

export function methodOptions({ methods }: Family): ChoiceOption[] {
  return methods.map(({ id, label }) => ({ value: id, label }));
}
