/** A week as the server answers it, every sentence rendered. */

export type { ChangeCheckView } from '../../model/forms/change-check.ts';
export type {
  CellView,
  DayView,
  LogEntry,
  PenaltyView,
  SlotView,
  WeekPerson,
  WeekView,
} from '../../model/forms/week.ts';
