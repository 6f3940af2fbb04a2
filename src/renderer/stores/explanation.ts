import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { CountedLine, DrawerFigures, ExtraView, TickView } from '#shared/contract/drawer.ts';
import type { Asked } from '#shared/contract/index.ts';
import { type Cents, sumCents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';

/** Why one tender is off, as it is being said. */
export type Why = { reasonCode: string; reason: string };

const keyOf = ({ receiptNo, tenderNo }: Pick<TickView, 'receiptNo' | 'tenderNo'>): string => `${receiptNo}/${tenderNo}`;

/** What whoever counted says about a submitted count: reasons, and which checks are there. Begun from what was said before. */
export const useExplanation = defineStore('explanation', () => {
  const figures = ref<DrawerFigures | null>(null);
  const reasons = ref<Partial<Record<TenderCode, Why>>>({});
  const missing = ref<Set<string>>(new Set());
  const extra = ref<ExtraView[]>([]);
  /** Something was said that main does not have yet. */
  const changed = ref(false);

  const lines = computed((): CountedLine[] => figures.value?.lines ?? []);
  const ticks = computed((): TickView[] => figures.value?.ticks ?? []);

  /** What main has takes the place of what is here, unless something is being said. */
  function take(now: DrawerFigures): void {
    figures.value = now;
    if (changed.value) return;
    reasons.value = Object.fromEntries(
      now.lines
        .filter(({ agrees }) => !agrees)
        .map(({ code, reasonCode, reason }) => [code, { reasonCode: reasonCode ?? '', reason: reason ?? '' }]),
    );
    missing.value = new Set(now.ticks.filter(({ there }) => !there).map(keyOf));
    extra.value = [...now.extra];
  }
  function forget(): void {
    figures.value = null;
    changed.value = false;
  }

  function say(code: TenderCode, why: Why): void {
    reasons.value = { ...reasons.value, [code]: why };
    changed.value = true;
  }
  const isThere = (tick: TickView): boolean => !missing.value.has(keyOf(tick));
  function tick(item: TickView, there: boolean): void {
    const now = new Set(missing.value);
    if (there) now.delete(keyOf(item));
    else now.add(keyOf(item));
    missing.value = now;
    changed.value = true;
  }
  function addExtra(item: ExtraView): void {
    extra.value = [...extra.value, item];
    changed.value = true;
  }
  function dropExtra(at: number): void {
    extra.value = extra.value.filter((_, index) => index !== at);
    changed.value = true;
  }

  /** What is ticked of a kind, the items without a receipt among it. */
  function ticked(code: TenderCode): { items: number; cents: Cents } {
    const there = [
      ...ticks.value.filter((item) => item.code === code && isThere(item)),
      ...extra.value.filter((item) => item.code === code),
    ];
    return { items: there.length, cents: sumCents(there.map(({ cents }) => cents)) };
  }
  const tickedAgrees = ({ code, countedItems, countedCents }: CountedLine): boolean => {
    const { items, cents } = ticked(code);
    return items === countedItems && cents === countedCents;
  };
  const checkLines = computed(() => lines.value.filter(({ code }) => code !== 'cash'));
  const complete = computed(() => checkLines.value.every(tickedAgrees));

  /** As it is told to main. */
  const said = (): Omit<Asked<'drawer.explain'>, 'sessionId'> => ({
    // Nobody's reason is the first of a list: it is chosen.
    reasons: Object.entries(reasons.value)
      .filter(([, { reasonCode }]) => reasonCode !== '')
      .map(([code, why]) => ({ code: code as TenderCode, ...why })),
    missing: ticks.value.filter((item) => !isThere(item)).map(({ receiptNo, tenderNo }) => ({ receiptNo, tenderNo })),
    extra: extra.value.map(({ code, number, cents }) => ({ code: code as Exclude<TenderCode, 'cash'>, number, cents })),
  });

  return {
    reasons,
    extra,
    changed,
    lines,
    ticks,
    checkLines,
    complete,
    take,
    forget,
    say,
    isThere,
    tick,
    addExtra,
    dropExtra,
    ticked,
    tickedAgrees,
    said,
  };
});
