import { nextTick, type Ref, ref } from 'vue';
import type { SettingKey } from '#shared/setting.ts';
import { useOffice } from './stores/office.ts';

/**
 * One setting of a part of the office page is edited at a time. The first field has the focus at once; after saving or
 * leaving, the button that opened the editor has it again. Elements are found by `data-setting` and `.change` in `root`.
 */
export function useEditing(root: Readonly<Ref<HTMLElement | null>>) {
  const office = useOffice();
  const editing = ref<SettingKey | null>(null);
  /** What is wrong with what was typed, said before main is asked. */
  const fault = ref<string | null>(null);

  async function focus(key: SettingKey, selector: string): Promise<void> {
    await nextTick();
    root.value?.querySelector<HTMLElement>(`[data-setting="${key}"] ${selector}`)?.focus();
  }

  async function begin(key: SettingKey): Promise<void> {
    office.forget();
    fault.value = null;
    editing.value = key;
    await focus(key, ':is(input, select):not([readonly])');
  }

  async function leave(): Promise<void> {
    const key = editing.value;
    if (key === null) return;
    editing.value = null;
    fault.value = null;
    await focus(key, '.change');
  }

  /** Left open where main refuses; the refusal stands beside it. */
  async function save(value: unknown, reason: string): Promise<void> {
    const key = editing.value;
    fault.value = null;
    if (key !== null && (await office.change(key, value, reason))) await leave();
  }

  return { editing, fault, begin, leave, save };
}
