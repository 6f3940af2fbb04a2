import type { World } from '../world.ts';

/**
 * Everything about drawers, vault and days that is in the journal was asked for by somebody, and is there once: of an act
 * whose answer was lost, everything or nothing.
 */
export function checkDoneOnce(world: World): void {
  const { books, window } = world;
  const written = books.till.kinds.slice(window.accounted).join();
  if (written !== '' && written !== window.unanswered.join()) {
    world.report('done-once', `${written} was written, and asked for was ${window.unanswered.join() || 'nothing'}`);
  }
  window.accounted = books.till.kinds.length;
  window.unanswered = [];
}
