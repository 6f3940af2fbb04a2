/**
 * Loads again after whatever happens, quietly: all that happens meanwhile is answered by one load, and loads begin at
 * least `everyMs` apart. Gives what is called when something happened. `load` must not reject.
 */
export function atMostEvery(everyMs: number, load: () => Promise<void>): () => void {
  let beganAt = Number.NEGATIVE_INFINITY;
  let asked = false;
  let under = false;

  async function answer(): Promise<void> {
    under = true;
    while (asked) {
      await rest(beganAt + everyMs - performance.now());
      asked = false;
      beganAt = performance.now();
      await load();
    }
    under = false;
  }
  return () => {
    asked = true;
    if (!under) void answer();
  };
}

function rest(ms: number): Promise<void> {
  return ms > 0 ? new Promise((rested) => setTimeout(rested, ms)) : Promise.resolve();
}
