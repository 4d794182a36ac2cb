import type { FastifyInstance } from 'fastify';
import { cursorOf, positionOf } from '../notes/cursor.ts';
import { createIdempotency } from '../notes/idempotency.ts';
import { idempotencyHeaders, note, noteDraft, noteId, pageQuery } from '../notes/note-schemas.ts';
import type { Note, NoteStore } from '../notes/note-store.ts';
import { replyWithProblem } from '../problem.ts';
import type { SchemaTypes } from '../schema-types.ts';

export interface NotesOptions {
  readonly store: NoteStore;
  readonly now: () => Date;
  readonly newId: () => string;
}

const notePage = {
  type: 'object',
  required: ['items'],
  properties: {
    items: { type: 'array', items: note },
    nextCursor: { type: 'string', description: 'Ask with it for the next page; absent on the last one.' },
  },
} as const;

const tags = ['notes'];
const config = { scopes: ['notes:write'], rate: { requests: 120, windowSeconds: 60 } };
const handlerTimeout = 10_000;

/** `/api/notes`: a small resource, the pattern for others (docs/guides/add-a-route.md). Reading is free, writing is not. */
export function notesRoutes(app: FastifyInstance, { store, now, newId }: NotesOptions): void {
  const routes = app.withTypeProvider<SchemaTypes>();
  const idempotency = createIdempotency<Note>();

  routes.get(
    '/api/notes',
    {
      handlerTimeout,
      schema: {
        operationId: 'listNotes',
        summary: 'Notes, the oldest first, page by page',
        tags,
        querystring: pageQuery,
        response: { 200: notePage },
      },
    },
    async ({ query }, reply) => {
      const from = query.cursor === undefined ? 0 : positionOf(query.cursor);
      if (from === undefined) {
        const errors = [{ in: 'querystring', pointer: '/cursor', detail: 'is not the nextCursor of a page' }];
        return replyWithProblem(reply, 400, 'The request is not valid.', errors);
      }
      const { notes, next } = await store.list(from, query.limit);
      return reply.send({ items: notes, ...(next === undefined ? {} : { nextCursor: cursorOf(next) }) });
    },
  );

  routes.get(
    '/api/notes/:id',
    {
      handlerTimeout,
      schema: { operationId: 'getNote', summary: 'One note', tags, params: noteId, response: { 200: note } },
    },
    async ({ params }, reply) => {
      const found = await store.find(params.id);
      if (found === undefined) return replyWithProblem(reply, 404, 'There is no such note.');
      return reply.send(found);
    },
  );

  routes.post(
    '/api/notes',
    {
      config,
      handlerTimeout,
      schema: {
        operationId: 'createNote',
        summary: 'Write a note',
        tags,
        headers: idempotencyHeaders,
        body: noteDraft,
        response: { 201: note },
      },
    },
    async ({ body, headers, principal }, reply) => {
      const create = async (): Promise<Note> => {
        const created = { id: newId(), title: body.title, text: body.text, createdAt: now().toISOString() };
        await store.add(created);
        return created;
      };
      const key = headers['idempotency-key'];
      if (key === undefined) return answerCreated(await create());

      // One caller's key says nothing about another's.
      const ownKey = JSON.stringify([principal?.by, principal?.subject, key]);
      const once = await idempotency.once(ownKey, body, now().getTime(), create);
      if (once.outcome === 'mismatch') {
        return replyWithProblem(reply, 422, 'This Idempotency-Key was used for another note.');
      }
      if (once.outcome === 'repeated') reply.header('idempotency-replayed', 'true');
      return answerCreated(once.result);

      function answerCreated(created: Note) {
        return reply.code(201).header('location', `/api/notes/${created.id}`).send(created);
      }
    },
  );

  routes.delete(
    '/api/notes/:id',
    {
      config,
      handlerTimeout,
      schema: {
        operationId: 'deleteNote',
        summary: 'Remove a note',
        tags,
        params: noteId,
        response: { 204: { type: 'null', description: 'It is gone.' } },
      },
    },
    async ({ params }, reply) => {
      if (!(await store.remove(params.id))) return replyWithProblem(reply, 404, 'There is no such note.');
      return reply.code(204).send(null);
    },
  );
}
