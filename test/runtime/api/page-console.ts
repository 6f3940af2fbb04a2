import type { Session } from '../chromium/connection.ts';
import { PreventableEvent } from './emitter.ts';

interface RemoteValue {
  readonly value?: unknown;
  readonly unserializableValue?: string;
  readonly description?: string;
}

interface Place {
  readonly url: string;
  readonly lineNumber: number;
}

const levels: Record<string, 'debug' | 'info' | 'warning' | 'error'> = {
  debug: 'debug',
  warning: 'warning',
  error: 'error',
  assert: 'error',
};

interface Hearer {
  emit(event: string, ...args: unknown[]): boolean;
}

/** Tells of the page's console and its uncaught errors as `console-message`. */
export function followConsole(session: Session, contents: Hearer): void {
  const tell = (level: 'debug' | 'info' | 'warning' | 'error', message: string, place: Place | undefined) => {
    const details = { level, message, lineNumber: (place?.lineNumber ?? -1) + 1, sourceId: place?.url ?? '' };
    const number = ['debug', 'info', 'warning', 'error'].indexOf(level);
    const event = Object.assign(new PreventableEvent(), details);
    contents.emit('console-message', event, number, message, details.lineNumber, details.sourceId);
  };
  session.on<{ type: string; args: RemoteValue[]; stackTrace?: { callFrames: Place[] } }>(
    'Runtime.consoleAPICalled',
    ({ type, args, stackTrace }) => {
      tell(levels[type] ?? 'info', args.map(textOf).join(' '), stackTrace?.callFrames[0]);
    },
  );
  session.on<{ exceptionDetails: { text: string; exception?: RemoteValue; url?: string; lineNumber: number } }>(
    'Runtime.exceptionThrown',
    ({ exceptionDetails: { text, exception, url = '', lineNumber } }) => {
      tell('error', [text, exception?.description].filter(Boolean).join(' '), { url, lineNumber });
    },
  );
}

function textOf({ value, unserializableValue, description }: RemoteValue): string {
  return unserializableValue ?? description ?? String(value);
}
