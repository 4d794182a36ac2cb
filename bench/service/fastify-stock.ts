/** The same answer by Fastify as it comes, with its own logger on: a line for a request and one for its answer. */
import { fastify } from 'fastify';

const app = fastify({ logger: true });
app.get('/api/hello', () => ({
  message: 'Hello, World!',
  version: 'dev',
  environment: 'local',
  timestamp: new Date().toISOString(),
}));
await app.listen({ port: Number(process.env.PORT), host: process.env.HOST ?? '127.0.0.1' });
