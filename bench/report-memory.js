// Loaded before a program that is measured (`node --import`): at its end it writes the most memory the process ever
// held, in kB, to file descriptor 3. Nobody outside can ask a process that is gone. Plain JavaScript, and nothing for
// threads, so that it costs next to nothing.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    try {
      writeSync(3, `${peakOnLinux() || process.resourceUsage().maxRSS}\n`);
    } catch (_nobodyListens) {
      // the figure is left out
    }
  });
}

/** Of the program itself: `maxRSS` on Linux may be that of the parent before the program began. */
function peakOnLinux() {
  if (process.platform !== 'linux') return null;
  const match = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return match === null ? null : match[1];
}
