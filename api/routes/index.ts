import type { Api } from '../types.ts';
import { absenceRoutes } from './absences.ts';
import { auditRoutes } from './audit.ts';
import { calendarRoutes } from './calendars.ts';
import { closedDayRoutes } from './closed-days.ts';
import { editRoutes } from './edits.ts';
import { fairnessRoutes } from './fairness.ts';
import { fixedTurnRoutes } from './fixed-turns.ts';
import { healthRoutes } from './health.ts';
import { keyRoutes } from './keys.ts';
import { liveRoutes } from './live.ts';
import { logoRoutes } from './logo.ts';
import { personRoutes } from './persons.ts';
import { planRoutes } from './plans.ts';
import { publicationRoutes } from './publication.ts';
import { requestRoutes } from './requests.ts';
import { sessionRoutes } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { unavailabilityRoutes } from './unavailabilities.ts';
import { weekShapeRoutes } from './week-shape.ts';
import { weekRoutes } from './weeks.ts';

/** All routes of the API, in reading order. */
export async function routes(app: Api): Promise<void> {
  await app.register(healthRoutes);
  await app.register(signInRoutes);
  await app.register(sessionRoutes);
  await app.register(logoRoutes);
  await app.register(personRoutes);
  await app.register(unavailabilityRoutes);
  await app.register(absenceRoutes);
  await app.register(closedDayRoutes);
  await app.register(fixedTurnRoutes);
  await app.register(weekShapeRoutes);
  await app.register(weekRoutes);
  await app.register(editRoutes);
  await app.register(requestRoutes);
  await app.register(publicationRoutes);
  await app.register(planRoutes);
  await app.register(liveRoutes);
  await app.register(calendarRoutes);
  await app.register(fairnessRoutes);
  await app.register(keyRoutes);
  await app.register(auditRoutes);
}
