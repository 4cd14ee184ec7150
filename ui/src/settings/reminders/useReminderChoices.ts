import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { announceTrouble } from '../../forms/deed';
import { ask, type Choices, commands, keepShown, queryClient } from '../../ipc';
import { toast } from '../../parts/toast';

const key = ['reminderChoices'];

/** What the household wants to be reminded of, every kind of it. */
export function useReminderChoices() {
  return useQuery({ queryKey: key, queryFn: () => ask(commands.reminderChoices()), ...keepShown });
}

/** Keeps other choices, and says so with a way back. `what` names what was changed. Says whether they were kept. */
export async function choose(next: Choices, what: string): Promise<boolean> {
  const before = queryClient.getQueryData<Choices>(key);
  try {
    await keep(next);
  } catch (error) {
    await announceTrouble(error);
    return false;
  }
  const back = () => before && keep(before).catch(announceTrouble);
  toast({
    text: i18next.t('window/settings:reminders.changed', { what }),
    action: before && { label: i18next.t('undo'), run: back, back: true, lasts: true },
  });
  return true;
}

/** What comes next and what the calendar file says follows the choices. */
async function keep(choices: Choices) {
  queryClient.setQueryData(key, await ask(commands.chooseReminders(choices)));
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
}
