// What stands before the record store: TLS, one user's secret, and the troubles that a test asks for. What it lets through it does not change.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

// trouble.answers: what the next requests get in place of an answer of the store; delay_ms: how long an answer of the store is held back.
export function front({ key, cert, login, behind }) {
  const seen = { posts: [], bytes: 0, gets: 0, refused: 0, strangers: 0 }, trouble = { answers: [], delay_ms: 0 };
  const expected = `Basic ${Buffer.from(login).toString('base64')}`;

  function pass(request, body, response) {
    const { host, ...headers } = request.headers;
    const asked = http.request({ host: '127.0.0.1', port: behind, method: request.method, path: request.url, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => setTimeout(() => {
        response.writeHead(answer.statusCode, answer.headers);
        response.end(Buffer.concat(parts));
      }, trouble.delay_ms));
    });
    asked.on('error', () => { response.writeHead(502); response.end(); });
    asked.end(body);
  }

  function meet(request, response) {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts), instead = trouble.answers.length && request.headers.authorization === expected ? trouble.answers.shift() : null;
      if (request.headers.authorization !== expected) {
        seen.strangers++;
        response.writeHead(401, { 'Content-Type': 'text/plain' });
        response.end('who are you?');
        return;
      }
      if (instead) {
        seen.refused++;
        response.writeHead(instead.status, instead.headers);
        response.end();
        return;
      }
      if (request.method === 'POST') seen.posts.push(JSON.parse(body).length);
      else seen.gets++;
      pass(request, body, response);
    });
  }

  const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, meet);
  return {
    seen,
    trouble,
    open: (port = 0) => new Promise((done) => { server.listen(port, '127.0.0.1', () => done(server.address().port)); }),
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
