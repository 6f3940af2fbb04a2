import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';

/** Cuts the connection with a reset, as a dying server or a firewall does. */
export function cutOff(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Answers that no contract knows. Returns false for a fault that is not one of them. */
export function spoil(response: ServerResponse, fault: Fault): boolean {
  const jsonHead = { 'content-type': 'application/json' };
  switch (fault.fault) {
    case 'reset-before':
    case 'commit-then-drop':
    case 'refuse':
      cutOff(response);
      return true;
    case 'garbage':
      response.writeHead(200, jsonHead).end(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x5d, 0x0a]));
      return true;
    case 'html':
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>Sign in</title><h1>Guest network</h1>');
      return true;
    case 'redirect':
      response.writeHead(302, { location: fault.location }).end();
      return true;
    case 'huge-length':
      response.writeHead(200, { ...jsonHead, 'content-length': String(8 * 2 ** 40) });
      response.write('{"items":[');
      return true;
    case 'endless-body': {
      response.writeHead(200, jsonHead);
      const chunk = Buffer.alloc(16_384, 0x20);
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      response.write('{"items":[');
      pour();
      return true;
    }
    case 'slow-drip': {
      response.writeHead(200, jsonHead);
      const drip = setInterval(() => response.write(' '), fault.everyMs);
      response.on('close', () => clearInterval(drip));
      return true;
    }
    default:
      return false;
  }
}
