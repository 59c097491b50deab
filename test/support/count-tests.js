/**
 * Adds up Vitest's JSON report. A test file that breaks before its first test counts as one failed test.
 * @param {string} report the text of the file
 * @param {number} exitCode Vitest's: if it is not 0, at least one failure is counted (an error outside of any test)
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countTests(report, exitCode) {
  let parsed;
  try {
    parsed = JSON.parse(report);
  } catch (_crashed) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenFiles = parsed.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = parsed.numPassedTests;
  const failed = parsed.numFailedTests + brokenFiles.length;
  const nothingSaid = failed === 0 && (exitCode !== 0 || passed === 0);
  return {
    passed,
    failed: nothingSaid ? 1 : failed,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
  };
}

/**
 * The last line of a test run.
 * @param {{ passed: number, failed: number, skipped: number }} counts
 * @returns {string} such as '12 passed, 0 failed' or '12 passed, 0 failed, 3 skipped'
 */
export function sayCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
