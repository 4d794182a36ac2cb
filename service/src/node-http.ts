/**
 * `node:http` for values; its types are imported as usual. An `import` of it reads every one of its exports, also
 * `WebSocket`, which loads Node's whole HTTP client: 15 MB of memory and 30 ms of every start on Node 26. Taken this way,
 * only what is used is loaded.
 */
const http: typeof import('node:http') = process.getBuiltinModule('node:http');

export const createServer: typeof http.createServer = http.createServer;
export const ServerResponse: typeof http.ServerResponse = http.ServerResponse;
export const statusTexts: Readonly<Record<string, string | undefined>> = http.STATUS_CODES;
