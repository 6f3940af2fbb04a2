import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusing } from '../page/refusing.ts';
import { app } from './app.ts';

const mark = Buffer.from('v10');

/**
 * Encrypts with a key from a file beside the app's data. That is about what Electron does on a Linux
 * without a keyring, and it says so with the same name; the keyring itself is not stood in for.
 */
export const safeStorage = refusing('safeStorage', {
  isEncryptionAvailable: () => app.standInIsReady(),
  getSelectedStorageBackend: () => 'basic_text',
  setUsePlainTextEncryption(_use: boolean): void {},

  encryptString(plainText: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secret(), iv);
    const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([mark, iv, cipher.getAuthTag(), text]);
  },

  decryptString(encrypted: Buffer): string {
    try {
      if (!encrypted.subarray(0, 3).equals(mark)) throw new Error('not encrypted here');
      const decipher = createDecipheriv('aes-256-gcm', secret(), encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      return Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
  },
});

function secret(): Buffer {
  if (!app.standInIsReady()) throw new Error('safeStorage cannot be used before app is ready');
  const file = join(app.getPath('userData'), 'stand-in.key');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(app.getPath('userData'), { recursive: true });
    const made = randomBytes(32);
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  }
}
