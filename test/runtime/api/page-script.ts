import type { Session } from '../chromium/connection.ts';
import { codec, codecSource } from '../page/source.ts';

interface RemoteObject {
  readonly type: string;
  readonly value?: unknown;
  readonly unserializableValue?: string;
  readonly objectId?: string;
  readonly description?: string;
}

interface Evaluated {
  readonly result: RemoteObject;
  readonly exceptionDetails?: { readonly text: string; readonly exception?: RemoteObject };
}

/** `webContents.executeJavaScript`: the result crosses with the same fidelity as IPC. */
export async function evaluateInPage(session: Session, expression: string, userGesture: boolean): Promise<unknown> {
  const evaluated = await session.send<Evaluated>('Runtime.evaluate', {
    expression,
    userGesture,
    awaitPromise: true,
    replMode: false,
  });
  throwIfFailed(evaluated);
  const { objectId, value, type, unserializableValue } = evaluated.result;
  if (type === 'undefined') return undefined;
  if (objectId === undefined && unserializableValue === undefined) return value;
  const encoded = await session.send<Evaluated>('Runtime.callFunctionOn', {
    functionDeclaration: `function (value) { return ${codecSource}.encode(value); }`,
    objectId: objectId ?? (await windowOf(session)),
    arguments: [objectId === undefined ? { unserializableValue } : { objectId }],
    returnByValue: true,
  });
  throwIfFailed(encoded);
  return codec.decode(String(encoded.result.value));
}

async function windowOf(session: Session): Promise<string | undefined> {
  return (await session.send<Evaluated>('Runtime.evaluate', { expression: 'globalThis' })).result.objectId;
}

function throwIfFailed({ exceptionDetails }: Evaluated): void {
  if (!exceptionDetails) return;
  const { exception, text } = exceptionDetails;
  throw new Error(exception?.description ?? String(exception?.value ?? text));
}
