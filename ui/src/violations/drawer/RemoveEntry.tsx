import { announceTrouble, doDeed } from '../../forms/deed';
import { IconButton } from '../../parts/Button';
import { TrashIcon } from '../../parts/icons';

/** Removes a payment or an appeal that was entered wrongly; the toast brings it back. */
export function RemoveEntry({ noun, id, label }: { noun: 'payment' | 'appeal'; id: string; label: string }) {
  return (
    <IconButton
      size={28}
      label={label}
      icon={<TrashIcon size={16} />}
      onClick={() => doDeed({ deed: 'remove', noun, id }).catch(announceTrouble)}
    />
  );
}
