import { refusing } from '../page/refusing.ts';

interface MessageOptions {
  message?: string;
  buttons?: string[];
  cancelId?: number;
  checkboxChecked?: boolean;
}

/** The window is an optional first argument of most dialogs. */
type Arguments = [windowOrOptions?: unknown, options?: unknown];

/**
 * Nobody is there to answer, so every dialog is cancelled at once. A test that needs another answer
 * puts its own function in the place of one of these.
 */
export const dialog = refusing('dialog', {
  showOpenDialog: async (..._args: Arguments) => ({ canceled: true, filePaths: [] as string[] }),
  showOpenDialogSync: (..._args: Arguments): string[] | undefined => undefined,
  showSaveDialog: async (..._args: Arguments) => ({ canceled: true, filePath: '' }),
  showSaveDialogSync: (..._args: Arguments): string => '',
  showMessageBox: async (...args: Arguments) => {
    const options = optionsOf(args);
    return { response: cancelButton(options), checkboxChecked: options.checkboxChecked ?? false };
  },
  showMessageBoxSync: (...args: Arguments) => cancelButton(optionsOf(args)),
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
  },
  showCertificateTrustDialog: async (..._args: Arguments) => {},
});

function optionsOf(args: Arguments): MessageOptions {
  return (args.findLast((argument) => typeof argument === 'object' && argument !== null) ?? {}) as MessageOptions;
}

/** Electron's rule: the named button, else one that says Cancel or No, else the first. */
function cancelButton({ cancelId, buttons = [] }: MessageOptions): number {
  if (cancelId !== undefined) return cancelId;
  return Math.max(
    0,
    buttons.findIndex((label) => /^&?(cancel|no)$/i.test(label)),
  );
}
