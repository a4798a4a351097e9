/** Every queue of the service. A room that works in the background adds its definitions here. */

import { forgetSignInsJob } from "#app/accounts/forget-sign-ins.server.ts";
import { dropStaleUploadsJob } from "#app/attachments/uploads.server.ts";
import { closeUnrecordedJob } from "#app/legal-advice/bookings/close-unrecorded.server.ts";
import { keepTheLineMovingJob } from "#app/legal-advice/bookings/offer-times.server.ts";
import { remindOfBookingsJob } from "#app/legal-advice/bookings/remind-of-bookings.server.ts";
import { remindOfFollowUpsJob } from "#app/legal-advice/check-ups/remind-of-follow-ups.server.ts";
import { watchQuestionClocksJob } from "#app/legal-advice/questions/watch-question-clocks.server.ts";
import { retireAdvisersJob } from "#app/legal-advice/retire-advisers.server.ts";
import { dropCarriedWordsJob } from "#app/matters/carried-words.server.ts";
import { deliverNotificationsJob } from "#app/notifications/deliver-notifications.server.ts";
import { dropStaleDraftsJob } from "#app/petitions/filing/drop-draft.server.ts";
import { recountClocksJob } from "#app/petitions/recount-clocks.server.ts";
import { watchClocksJob } from "#app/petitions/watch-clocks.server.ts";
import type { JobDefinition } from "#app/platform/jobs.server.ts";
import { shuffleAnswersJob } from "#app/surveys/answering/shuffle-answers.server.ts";
import { remindOfTasksJob } from "#app/surveys/rectification/remind-of-tasks.server.ts";
import { closeRoundsJob } from "#app/surveys/rounds/close-round.server.ts";
import { sendInvitationsJob } from "#app/surveys/rounds/send-invitations.server.ts";
import { matterSources } from "./matter-sources.ts";

export const jobDefinitions: readonly JobDefinition[] = [
  recountClocksJob,
  dropStaleDraftsJob,
  dropStaleUploadsJob,
  watchClocksJob,
  deliverNotificationsJob(matterSources),
  forgetSignInsJob,
  remindOfBookingsJob,
  closeUnrecordedJob,
  remindOfFollowUpsJob,
  keepTheLineMovingJob,
  watchQuestionClocksJob,
  retireAdvisersJob,
  dropCarriedWordsJob,
  closeRoundsJob,
  remindOfTasksJob,
  shuffleAnswersJob,
  sendInvitationsJob,
];
