/** How a week is shown to people and programs: the doors reach the scheduler's outputs through here. */
export { loadTable } from '../scheduler/outputs/load-table.ts';
export { terminalSummary as showReasons } from '../scheduler/outputs/terminal-summary.ts';
export { terminalTable as showWeek } from '../scheduler/outputs/terminal-table.ts';
