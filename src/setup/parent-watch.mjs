import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * Calls back once when whoever started us is gone. npm that is asked to end, or is killed, says nothing to what it
 * started, and between npm and us there is a shell, which waits for us; so on Linux its parent is watched as well.
 * @param {() => void} callback
 */
export function whenParentEnds(callback) {
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    callback();
  }, EVERY_MS);
  timer.unref();
}

function ancestors() {
  return `${process.ppid} ${process.env.npm_lifecycle_event ? parentOf(process.ppid) : ''}`;
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    // "pid (name) state ppid ...", and a name may hold anything, also brackets.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return '';
  }
}
