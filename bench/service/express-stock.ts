/** The same answer by Express as it comes, which logs nothing. */
import express from 'express';

const app = express();
app.get('/api/hello', (_request, response) => {
  response.json({
    message: 'Hello, World!',
    version: 'dev',
    environment: 'local',
    timestamp: new Date().toISOString(),
  });
});
app.listen(Number(process.env.PORT), process.env.HOST ?? '127.0.0.1');
