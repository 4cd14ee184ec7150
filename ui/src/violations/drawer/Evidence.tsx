import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { announceTrouble, doDeed, tell } from '../../forms/deed';
import { type AttachedFile, type Attachment, ask, type CaseFile, commands, useNews } from '../../ipc';
import { Badge } from '../../parts/Badge';
import { Button, IconButton } from '../../parts/Button';
import { ChevronDownIcon, FileIcon, FilmIcon, PhotoIcon, PlusIcon, SoundIcon, TrashIcon } from '../../parts/icons';
import { Section } from '../../parts/Section';
import { toast } from '../../parts/toast';
import { useTranslation } from '../../words/useTranslation';
import { useSay, useWords } from '../../words/useWords';
import { isPictured, kinds, liesIn, type Point, renamed, sizeOf, unitsOfDrag } from './evidence';
import { InPlace } from './InPlace';

/** The files that prove something: shown small, opened, named for what they show, added by a button or by dropping. */
export function Evidence({ file: { violation, appeals, attachments } }: { file: CaseFile }) {
  const { t } = useTranslation('window/violations');
  const attach = useAttach();
  const place = useRef<HTMLDivElement>(null);
  const over = useDropped(place, (paths) => attach(commands.attach({ violation: violation.id }, paths)));
  const appealOf = ({ attachment }: AttachedFile) =>
    'appeal' in attachment ? appeals.find(({ appeal }) => appeal.id === attachment.appeal)?.appeal.kind : undefined;
  return (
    <div ref={place}>
      <Section
        className="drawer-part"
        title={t('evidence')}
        note={attachments.length > 0 ? t('evidence.count', { count: attachments.length }) : undefined}
        aside={
          <Button
            size={28}
            variant="subtle"
            icon={<PlusIcon size={16} />}
            onClick={() => void attach(commands.attachChosen({ violation: violation.id }))}
          >
            {t('evidence.add')}
          </Button>
        }
      >
        {attachments.length === 0 && !over && <p className="second dim">{t('evidence.empty')}</p>}
        {attachments.length > 0 && (
          <ul className="drawer-files">
            {attachments.map((file) => (
              <Row key={file.attachment.id} file={file} appeal={appealOf(file)} />
            ))}
          </ul>
        )}
        {over && <p className="drawer-drop">{t('evidence.drop')}</p>}
      </Section>
    </div>
  );
}

/** Attaches files by one of the shell's ways, and says what came of it. */
export function useAttach() {
  const { t } = useTranslation('window/violations');
  return async (answer: ReturnType<typeof commands.attachChosen> | ReturnType<typeof commands.attach>) => {
    try {
      const done = await ask<Awaited<ReturnType<typeof doDeed>> | null, unknown>(answer);
      if (done === null) return;
      await tell(done);
      if (!done.what) toast({ text: t('evidence.there') });
    } catch (error) {
      await announceTrouble(error);
    }
  };
}

function Row({ file, appeal }: { file: AttachedFile; appeal: string | undefined }) {
  const { t } = useTranslation('window/violations');
  const { word } = useSay();
  const words = useWords();
  const { attachment, missing } = file;
  const { name } = attachment;
  const attempt = async (deed: Parameters<typeof doDeed>[0]) => {
    try {
      await doDeed(deed);
    } catch (error) {
      await announceTrouble(error);
    }
  };
  const change = (part: Partial<Pick<Attachment, 'name' | 'kind' | 'note'>>) =>
    attempt({ deed: 'keep', facts: { attachments: [{ ...attachment, ...part }] } });
  const open = async () => {
    try {
      await ask(commands.showAttachment(attachment.id));
    } catch (error) {
      await announceTrouble(error);
    }
  };
  return (
    <li className="drawer-file">
      <button
        type="button"
        className="drawer-file-open"
        disabled={missing}
        aria-label={missing ? `${name}, ${t('evidence.missing')}` : t('evidence.open', { name })}
        onClick={() => void open()}
      >
        <Small file={file} />
      </button>
      <div className="drawer-file-said">
        <InPlace
          label={t('evidence.name', { name })}
          value={name}
          onKeep={(typed) => change({ name: renamed(typed, name) })}
        />
        <span className="row second dim">
          <span className="drawer-file-kind">
            <select
              aria-label={t('evidence.kind', { name })}
              value={attachment.kind}
              onChange={({ target }) => {
                const kind = kinds.find((kind) => kind === target.value) ?? attachment.kind;
                void change({ kind });
              }}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {word('attachment_kind', kind)}
                </option>
              ))}
            </select>
            <ChevronDownIcon size={14} />
          </span>
          {missing ? (
            <b className="drawer-file-missing">{t('evidence.missing')}</b>
          ) : (
            <span className="ellipsis">
              {sizeOf(attachment.size)} · {words.day(attachment.added_at.slice(0, 10))}
            </span>
          )}
          {appeal && <Badge>{word('appeal_kind', appeal)}</Badge>}
        </span>
        <InPlace
          className="second"
          label={t('evidence.note', { name })}
          value={attachment.note ?? ''}
          placeholder={t('evidence.note.add')}
          onKeep={(note) => change({ note: note || null })}
        />
      </div>
      <IconButton
        size={28}
        label={t('evidence.remove', { name })}
        icon={<TrashIcon size={16} />}
        onClick={() => void attempt({ deed: 'remove', noun: 'attachment', id: attachment.id })}
      />
    </li>
  );
}

/** A file made small; an icon where there is no picture of it. */
function Small({ file }: { file: AttachedFile }) {
  const { id, sha256 } = file.attachment;
  const { data: picture } = useQuery({
    queryKey: ['thumbnail', sha256],
    queryFn: () => ask(commands.thumbnail(id)),
    enabled: isPictured(file),
    // What has this hash looks like this for ever, whatever else is done.
    staleTime: 'static',
  });
  if (picture) return <img src={picture} alt="" />;
  const Icon = { picture: PhotoIcon, film: FilmIcon, sound: SoundIcon, pdf: FileIcon, text: FileIcon, other: FileIcon };
  const Look = Icon[file.look];
  return <Look size={20} />;
}

/** Hears of files that are dropped on a place, and tells whether some are held over it. */
function useDropped(place: RefObject<HTMLElement | null>, dropped: (paths: string[]) => void): boolean {
  const [over, setOver] = useState(false);
  const isOver = ({ position }: { position: Point }) => {
    const drawer = place.current?.closest('.drawer');
    const units = unitsOfDrag(navigator.platform, window.devicePixelRatio);
    return drawer ? liesIn(position, drawer.getBoundingClientRect(), units) : false;
  };
  useNews<{ position: Point }>('tauri://drag-over', (drag) => setOver(isOver(drag)));
  useNews('tauri://drag-leave', () => setOver(false));
  useNews<{ paths: string[]; position: Point }>('tauri://drag-drop', (drag) => {
    setOver(false);
    if (isOver(drag)) dropped(drag.paths);
  });
  // Where they would land is seen, however far the file is scrolled.
  useEffect(() => {
    if (over) place.current?.scrollIntoView({ block: 'nearest' });
  }, [over, place]);
  return over;
}
