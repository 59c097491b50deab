/** Dates of weeks, as ISO days. */

/** The Monday of the week in which a moment lies, where the browser is. */
export function mondayOf(date: Date): string {
  const day = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/**
 * Of Mondays that have a timetable: the running week, at a weekend the coming one, else the next to come, else the last
 * that was; `null`: none.
 */
export function chooseWeek(mondays: readonly string[], today = new Date()): string | null {
  const sorted = [...new Set(mondays)].sort();
  const isWeekend = today.getDay() === 0 || today.getDay() === 6;
  const monday = isWeekend ? addDays(mondayOf(today), 7) : mondayOf(today);
  return sorted.find((week) => week >= monday) ?? sorted.at(-1) ?? null;
}

/** The ISO number of the week that a Monday begins. */
export function weekNumber(monday: string): number {
  const thursday = new Date(`${addDays(monday, 3)}T00:00Z`);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
}
