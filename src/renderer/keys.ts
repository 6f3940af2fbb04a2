import { onBeforeUnmount, onMounted } from 'vue';

/** What a key does on this page; return false to leave it to the browser. */
export type KeyMap = Record<string, (event: KeyboardEvent) => unknown>;

/** "F5", "Escape", "Ctrl+L", "1": the key with its modifiers, as maps name it. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** Listens for keys while the component is there, wherever the focus is. A key held down counts once. */
export function useKeys(map: () => KeyMap): void {
  const listen = (event: KeyboardEvent): void => {
    const act = map()[keyName(event)];
    if (!act || event.defaultPrevented) return;
    if (event.repeat && !event.key.startsWith('Arrow')) {
      event.preventDefault();
      return;
    }
    if (act(event) !== false) event.preventDefault();
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}

/** Whether words or a PIN are typed into what has the focus: not the lookup box, nor amounts and numbers. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement) || target.role === 'combobox') return false;
  return target.type === 'password' || (target.type === 'text' && !['decimal', 'numeric'].includes(target.inputMode));
}

/** Whether a key would be typed into what has the focus. */
export function typesInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** An Enter in a list of a form sends the form, as it does in a field: the hand need not know which of them it stands in. */
export function useEnterInLists(): void {
  const listen = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}
