export interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface NotePage {
  readonly notes: readonly Note[];
  /** Where the next page begins; `undefined` on the last one. */
  readonly next: number | undefined;
}

/** Where notes are kept. Asynchronous, so that a database can take the place of memory. */
export interface NoteStore {
  add(note: Note): Promise<void>;
  find(id: string): Promise<Note | undefined>;
  /** At most `limit` notes in the order of their creation, from a position on (0 is the first). */
  list(from: number, limit: number): Promise<NotePage>;
  /** Whether there was one. */
  remove(id: string): Promise<boolean>;
}

/**
 * Keeps the newest notes in the memory of this one process: an example that needs no database, not a place for data that
 * anybody would miss. Positions stay good while notes come and go.
 */
export function createNoteStore(capacity = 1_000): NoteStore {
  const positionsById = new Map<string, number>();
  const notesByPosition = new Map<number, Note>();
  let nextPosition = 0;

  const removeAt = (position: number): void => {
    const note = notesByPosition.get(position);
    if (note === undefined) return;
    notesByPosition.delete(position);
    positionsById.delete(note.id);
  };

  return {
    add: async (note) => {
      const [oldest] = notesByPosition.keys();
      if (notesByPosition.size >= capacity && oldest !== undefined) removeAt(oldest);
      notesByPosition.set(nextPosition, note);
      positionsById.set(note.id, nextPosition);
      nextPosition += 1;
    },
    find: async (id) => notesByPosition.get(positionsById.get(id) ?? -1),
    list: async (from, limit) => {
      const notes: Note[] = [];
      for (const [position, note] of notesByPosition) {
        if (position < from) continue;
        if (notes.length === limit) return { notes, next: position };
        notes.push(note);
      }
      return { notes, next: undefined };
    },
    remove: async (id) => {
      const position = positionsById.get(id);
      if (position === undefined) return false;
      removeAt(position);
      return true;
    },
  };
}
