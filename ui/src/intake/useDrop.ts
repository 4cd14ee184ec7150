import { useState } from 'react';
import { useNews } from '../ipc';
import { isCovered } from '../shell/shortcuts';

/** Hears files that are dragged over the window and dropped on it; gives whether some are over it now. */
export function useDrop(onDrop: (paths: string[]) => void): boolean {
  const [over, setOver] = useState(false);
  useNews<{ paths: string[] }>('tauri://drag-enter', ({ paths }) => setOver(paths.length > 0 && !isCovered()));
  useNews('tauri://drag-leave', () => setOver(false));
  useNews<{ paths: string[] }>('tauri://drag-drop', ({ paths }) => {
    setOver(false);
    // What lies over the page may take files of its own.
    if (paths.length > 0 && !isCovered()) onDrop(paths);
  });
  return over;
}
