import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseFault } from './printer-fault.ts';
import type { KeptJob } from './receipt-folder.ts';
import type { VirtualPrinter } from './virtual-printer.ts';

const LONGEST_BODY = 4096;

/**
 * Breaks and mends the printer from outside, and tells what it did: GET /state, GET /jobs, POST /fault. Only this
 * machine's programs can reach it; asking for JSON keeps a web page in a browser from doing so too.
 */
export function createControlServer(printer: VirtualPrinter, jobs: () => readonly KeptJob[]): Server {
  return createServer((request, response) => {
    answer(request, printer, jobs)
      .catch((error: unknown) => ({ status: 500, body: { problem: String(error) } }))
      .then(({ status, body }) => send(response, status, body));
  });
}

type Answer = { status: number; body: unknown };

async function answer(
  request: IncomingMessage,
  printer: VirtualPrinter,
  jobs: () => readonly KeptJob[],
): Promise<Answer> {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /state') return { status: 200, body: printer.state };
  if (route === 'GET /jobs') return { status: 200, body: jobs() };
  if (route !== 'POST /fault')
    return { status: 404, body: { problem: 'There are GET /state, GET /jobs and POST /fault.' } };
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return { status: 415, body: { problem: 'A fault is sent as application/json.' } };
  }
  const fault = parseFault(await readJson(request));
  if (typeof fault === 'string') return { status: 400, body: { problem: fault } };
  printer.setFault(fault);
  return { status: 200, body: printer.state };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LONGEST_BODY) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(`${JSON.stringify(body)}\n`);
}
