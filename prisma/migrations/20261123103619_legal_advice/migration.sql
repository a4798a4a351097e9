-- CreateEnum
CREATE TYPE "AdviceMode" AS ENUM ('at_village', 'at_firm', 'by_phone', 'by_video', 'at_enterprise');

-- CreateEnum
CREATE TYPE "HoursEntryKind" AS ENUM ('bought', 'reserved', 'returned', 'used');

-- CreateEnum
CREATE TYPE "BookingState" AS ENUM ('offered', 'confirmed', 'served', 'no_show', 'cancelled', 'lapsed');

-- CreateEnum
CREATE TYPE "BookingKind" AS ENUM ('consultation', 'check_up');

-- CreateEnum
CREATE TYPE "WaitlistState" AS ENUM ('waiting', 'offered', 'booked', 'left', 'over');

-- CreateEnum
CREATE TYPE "ServiceKind" AS ENUM ('consultation', 'dispute_resolution', 'drafting', 'lecture', 'check_up', 'legal_aid_referral');

-- CreateEnum
CREATE TYPE "RiskLevel" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "OpinionState" AS ENUM ('given', 'acted_on', 'not_acted_on');

-- CreateEnum
CREATE TYPE "QuestionState" AS ENUM ('waiting', 'assigned', 'asked_back', 'answered', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('question', 'ask_back', 'reply', 'answer', 'follow_up');

-- CreateEnum
CREATE TYPE "HandOverReason" AS ENUM ('conflict', 'not_my_field', 'no_time', 'overdue');

-- CreateEnum
CREATE TYPE "PartySide" AS ENUM ('client', 'opponent');

-- CreateEnum
CREATE TYPE "MatterKind" AS ENUM ('petition', 'question', 'booking');

-- CreateTable
CREATE TABLE "Adviser" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "firmId" UUID NOT NULL,
    "licenceNumber" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "slotMinutes" INTEGER NOT NULL DEFAULT 30,
    "visitMinutes" INTEGER NOT NULL DEFAULT 90,
    "travelMinutes" INTEGER NOT NULL DEFAULT 45,
    "noticeHours" INTEGER NOT NULL DEFAULT 12,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "feedTokenHash" TEXT,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Adviser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WeeklyHours" (
    "id" UUID NOT NULL,
    "adviserId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "fromTime" INTEGER NOT NULL,
    "toTime" INTEGER NOT NULL,
    "mode" "AdviceMode" NOT NULL,
    "placeId" UUID,
    "capacity" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "WeeklyHours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoursException" (
    "id" UUID NOT NULL,
    "adviserId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "isOpen" BOOLEAN NOT NULL,
    "fromTime" INTEGER NOT NULL,
    "toTime" INTEGER NOT NULL,
    "mode" "AdviceMode",
    "placeId" UUID,

    CONSTRAINT "HoursException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sponsorship" (
    "id" UUID NOT NULL,
    "sponsorId" UUID NOT NULL,
    "adviserId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "minutesPerMonth" INTEGER NOT NULL,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Sponsorship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SponsoredDivision" (
    "sponsorshipId" UUID NOT NULL,
    "divisionCode" TEXT NOT NULL,

    CONSTRAINT "SponsoredDivision_pkey" PRIMARY KEY ("sponsorshipId","divisionCode")
);

-- CreateTable
CREATE TABLE "HoursAccount" (
    "id" UUID NOT NULL,
    "sponsorshipId" UUID NOT NULL,
    "month" DATE NOT NULL,
    "boughtMinutes" INTEGER NOT NULL DEFAULT 0,
    "reservedMinutes" INTEGER NOT NULL DEFAULT 0,
    "usedMinutes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HoursAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoursEntry" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "HoursEntryKind" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "bookingId" UUID,
    "serviceId" UUID,

    CONSTRAINT "HoursEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "lookupCodeHash" TEXT NOT NULL,
    "state" "BookingState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" "BookingKind" NOT NULL,
    "mode" "AdviceMode" NOT NULL,
    "adviserId" UUID NOT NULL,
    "sponsorshipId" UUID,
    "placeId" UUID,
    "divisionCode" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "occupiedFrom" TIMESTAMPTZ(3) NOT NULL,
    "occupiedTo" TIMESTAMPTZ(3) NOT NULL,
    "seat" INTEGER NOT NULL DEFAULT 1,
    "personId" UUID,
    "bookedByMembershipId" UUID,
    "consentMethod" "ConsentMethod",
    "nameSealed" TEXT NOT NULL,
    "phoneSealed" TEXT NOT NULL,
    "phoneIndex" TEXT NOT NULL,
    "phoneConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "topicId" TEXT,
    "matterSealed" TEXT,
    "enterpriseName" TEXT,
    "creditCode" TEXT,
    "addressSealed" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "offeredUntil" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "confirmedAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookingEvent" (
    "id" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "fromState" "BookingState",
    "toState" "BookingState" NOT NULL,
    "actorKind" "EventActorKind" NOT NULL,
    "actorMembershipId" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "BookingEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitlistEntry" (
    "id" UUID NOT NULL,
    "adviserId" UUID NOT NULL,
    "divisionCode" TEXT NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "mode" "AdviceMode",
    "state" "WaitlistState" NOT NULL,
    "personId" UUID,
    "nameSealed" TEXT NOT NULL,
    "phoneSealed" TEXT NOT NULL,
    "phoneIndex" TEXT NOT NULL,
    "topicId" TEXT,
    "matterSealed" TEXT,
    "lookupCodeHash" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "bookingId" UUID,

    CONSTRAINT "WaitlistEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceRecord" (
    "id" UUID NOT NULL,
    "adviserId" UUID NOT NULL,
    "sponsorshipId" UUID,
    "bookingId" UUID,
    "divisionCode" TEXT NOT NULL,
    "servedOn" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "chargedMinutes" INTEGER NOT NULL,
    "kind" "ServiceKind" NOT NULL,
    "peopleServed" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ServiceRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalOpinion" (
    "id" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "risk" "RiskLevel" NOT NULL,
    "findingSealed" TEXT NOT NULL,
    "adviceSealed" TEXT NOT NULL,
    "followUpOn" DATE NOT NULL,
    "actedOn" DATE,
    "actedSealed" TEXT,
    "state" "OpinionState" NOT NULL DEFAULT 'given',
    "givenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LegalOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalQuestion" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "lookupCodeHash" TEXT NOT NULL,
    "state" "QuestionState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "askerId" UUID,
    "nameSealed" TEXT NOT NULL,
    "nameIndex" TEXT NOT NULL,
    "phoneSealed" TEXT NOT NULL,
    "phoneIndex" TEXT NOT NULL,
    "phoneConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "divisionCode" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "titleSealed" TEXT NOT NULL,
    "otherSideSealed" TEXT,
    "otherSideIndex" TEXT,
    "adviserId" UUID,
    "sponsorshipId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "assignedOn" DATE,
    "askedBackOn" DATE,
    "answeredOn" DATE,
    "endedOn" DATE,
    "waitedDays" INTEGER NOT NULL DEFAULT 0,
    "dueOn" DATE,
    "dueProvisional" BOOLEAN NOT NULL DEFAULT false,
    "askerConsents" BOOLEAN NOT NULL DEFAULT false,
    "adviserConsents" BOOLEAN NOT NULL DEFAULT false,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "LegalQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionMessage" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "bodySealed" TEXT NOT NULL,
    "articles" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionEvent" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "fromState" "QuestionState",
    "toState" "QuestionState" NOT NULL,
    "actorKind" "EventActorKind" NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "QuestionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionHandOver" (
    "questionId" UUID NOT NULL,
    "adviserId" UUID NOT NULL,
    "reason" "HandOverReason" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionHandOver_pkey" PRIMARY KEY ("questionId","adviserId")
);

-- CreateTable
CREATE TABLE "MatterParty" (
    "id" UUID NOT NULL,
    "firmId" UUID NOT NULL,
    "nameIndex" TEXT NOT NULL,
    "side" "PartySide" NOT NULL,
    "questionId" UUID,
    "bookingId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MatterParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedAnswer" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "topicId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "articles" TEXT[],
    "searchText" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PublishedAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdviceRating" (
    "id" UUID NOT NULL,
    "bookingId" UUID,
    "questionId" UUID,
    "firmId" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "reasons" TEXT[],
    "comment" TEXT,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AdviceRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatterLink" (
    "id" UUID NOT NULL,
    "fromKind" "MatterKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "fromNumber" TEXT NOT NULL,
    "toKind" "MatterKind" NOT NULL,
    "toId" UUID NOT NULL,
    "toNumber" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MatterLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CarriedWords" (
    "id" UUID NOT NULL,
    "personId" UUID,
    "fromKind" "MatterKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "fromNumber" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CarriedWords_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Adviser_personId_key" ON "Adviser"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Adviser_licenceNumber_key" ON "Adviser"("licenceNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Adviser_feedTokenHash_key" ON "Adviser"("feedTokenHash");

-- CreateIndex
CREATE INDEX "Adviser_firmId_idx" ON "Adviser"("firmId");

-- CreateIndex
CREATE INDEX "WeeklyHours_adviserId_weekday_idx" ON "WeeklyHours"("adviserId", "weekday");

-- CreateIndex
CREATE INDEX "HoursException_adviserId_day_idx" ON "HoursException"("adviserId", "day");

-- CreateIndex
CREATE INDEX "Sponsorship_sponsorId_idx" ON "Sponsorship"("sponsorId");

-- CreateIndex
CREATE INDEX "Sponsorship_adviserId_endsOn_idx" ON "Sponsorship"("adviserId", "endsOn");

-- CreateIndex
CREATE INDEX "SponsoredDivision_divisionCode_idx" ON "SponsoredDivision"("divisionCode");

-- CreateIndex
CREATE UNIQUE INDEX "HoursAccount_sponsorshipId_month_key" ON "HoursAccount"("sponsorshipId", "month");

-- CreateIndex
CREATE INDEX "HoursEntry_bookingId_idx" ON "HoursEntry"("bookingId");

-- CreateIndex
CREATE UNIQUE INDEX "HoursEntry_accountId_sequence_key" ON "HoursEntry"("accountId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Booking_number_key" ON "Booking"("number");

-- CreateIndex
CREATE INDEX "Booking_adviserId_startsAt_idx" ON "Booking"("adviserId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_personId_startsAt_idx" ON "Booking"("personId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_phoneIndex_idx" ON "Booking"("phoneIndex");

-- CreateIndex
CREATE INDEX "Booking_sponsorshipId_startsAt_idx" ON "Booking"("sponsorshipId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_state_startsAt_idx" ON "Booking"("state", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_creditCode_idx" ON "Booking"("creditCode");

-- CreateIndex
CREATE UNIQUE INDEX "BookingEvent_bookingId_sequence_key" ON "BookingEvent"("bookingId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "WaitlistEntry_number_key" ON "WaitlistEntry"("number");

-- CreateIndex
CREATE UNIQUE INDEX "WaitlistEntry_bookingId_key" ON "WaitlistEntry"("bookingId");

-- CreateIndex
CREATE INDEX "WaitlistEntry_adviserId_state_createdAt_idx" ON "WaitlistEntry"("adviserId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "WaitlistEntry_personId_idx" ON "WaitlistEntry"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceRecord_bookingId_key" ON "ServiceRecord"("bookingId");

-- CreateIndex
CREATE INDEX "ServiceRecord_adviserId_servedOn_idx" ON "ServiceRecord"("adviserId", "servedOn");

-- CreateIndex
CREATE INDEX "ServiceRecord_sponsorshipId_servedOn_idx" ON "ServiceRecord"("sponsorshipId", "servedOn");

-- CreateIndex
CREATE INDEX "LegalOpinion_state_followUpOn_idx" ON "LegalOpinion"("state", "followUpOn");

-- CreateIndex
CREATE UNIQUE INDEX "LegalOpinion_bookingId_position_key" ON "LegalOpinion"("bookingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "LegalQuestion_number_key" ON "LegalQuestion"("number");

-- CreateIndex
CREATE INDEX "LegalQuestion_adviserId_state_dueOn_idx" ON "LegalQuestion"("adviserId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "LegalQuestion_askerId_askedAt_idx" ON "LegalQuestion"("askerId", "askedAt");

-- CreateIndex
CREATE INDEX "LegalQuestion_phoneIndex_idx" ON "LegalQuestion"("phoneIndex");

-- CreateIndex
CREATE INDEX "LegalQuestion_state_dueOn_idx" ON "LegalQuestion"("state", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionMessage_questionId_position_key" ON "QuestionMessage"("questionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionEvent_questionId_sequence_key" ON "QuestionEvent"("questionId", "sequence");

-- CreateIndex
CREATE INDEX "MatterParty_nameIndex_side_idx" ON "MatterParty"("nameIndex", "side");

-- CreateIndex
CREATE INDEX "MatterParty_firmId_nameIndex_idx" ON "MatterParty"("firmId", "nameIndex");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedAnswer_questionId_key" ON "PublishedAnswer"("questionId");

-- CreateIndex
CREATE INDEX "PublishedAnswer_topicId_publishedAt_idx" ON "PublishedAnswer"("topicId", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AdviceRating_bookingId_key" ON "AdviceRating"("bookingId");

-- CreateIndex
CREATE UNIQUE INDEX "AdviceRating_questionId_key" ON "AdviceRating"("questionId");

-- CreateIndex
CREATE INDEX "AdviceRating_firmId_ratedAt_idx" ON "AdviceRating"("firmId", "ratedAt");

-- CreateIndex
CREATE INDEX "MatterLink_toKind_toId_idx" ON "MatterLink"("toKind", "toId");

-- CreateIndex
CREATE UNIQUE INDEX "MatterLink_fromKind_fromId_toKind_toId_key" ON "MatterLink"("fromKind", "fromId", "toKind", "toId");

-- CreateIndex
CREATE INDEX "CarriedWords_expiresAt_idx" ON "CarriedWords"("expiresAt");

-- AddForeignKey
ALTER TABLE "Adviser" ADD CONSTRAINT "Adviser_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adviser" ADD CONSTRAINT "Adviser_firmId_fkey" FOREIGN KEY ("firmId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeeklyHours" ADD CONSTRAINT "WeeklyHours_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeeklyHours" ADD CONSTRAINT "WeeklyHours_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sponsorship" ADD CONSTRAINT "Sponsorship_sponsorId_fkey" FOREIGN KEY ("sponsorId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sponsorship" ADD CONSTRAINT "Sponsorship_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SponsoredDivision" ADD CONSTRAINT "SponsoredDivision_sponsorshipId_fkey" FOREIGN KEY ("sponsorshipId") REFERENCES "Sponsorship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SponsoredDivision" ADD CONSTRAINT "SponsoredDivision_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursAccount" ADD CONSTRAINT "HoursAccount_sponsorshipId_fkey" FOREIGN KEY ("sponsorshipId") REFERENCES "Sponsorship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoursEntry" ADD CONSTRAINT "HoursEntry_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "HoursAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_sponsorshipId_fkey" FOREIGN KEY ("sponsorshipId") REFERENCES "Sponsorship"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingEvent" ADD CONSTRAINT "BookingEvent_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRecord" ADD CONSTRAINT "ServiceRecord_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRecord" ADD CONSTRAINT "ServiceRecord_sponsorshipId_fkey" FOREIGN KEY ("sponsorshipId") REFERENCES "Sponsorship"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRecord" ADD CONSTRAINT "ServiceRecord_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceRecord" ADD CONSTRAINT "ServiceRecord_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalOpinion" ADD CONSTRAINT "LegalOpinion_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalQuestion" ADD CONSTRAINT "LegalQuestion_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalQuestion" ADD CONSTRAINT "LegalQuestion_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalQuestion" ADD CONSTRAINT "LegalQuestion_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalQuestion" ADD CONSTRAINT "LegalQuestion_sponsorshipId_fkey" FOREIGN KEY ("sponsorshipId") REFERENCES "Sponsorship"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionMessage" ADD CONSTRAINT "QuestionMessage_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "LegalQuestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionEvent" ADD CONSTRAINT "QuestionEvent_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "LegalQuestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionHandOver" ADD CONSTRAINT "QuestionHandOver_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "LegalQuestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionHandOver" ADD CONSTRAINT "QuestionHandOver_adviserId_fkey" FOREIGN KEY ("adviserId") REFERENCES "Adviser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedAnswer" ADD CONSTRAINT "PublishedAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "LegalQuestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedAnswer" ADD CONSTRAINT "PublishedAnswer_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdviceRating" ADD CONSTRAINT "AdviceRating_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdviceRating" ADD CONSTRAINT "AdviceRating_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "LegalQuestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Equality of ids beside ranges in one exclusion constraint. A trusted extension: the database's owner may add it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Double booking is impossible: an adviser's time belongs to one booking a seat, and people who share a time share
-- the same hour in the same way. Cancelled and lapsed bookings give it back.
ALTER TABLE "Booking" ADD CONSTRAINT "one_booking_a_seat" EXCLUDE USING gist (
  "adviserId" WITH =, "seat" WITH =, tstzrange("occupiedFrom", "occupiedTo") WITH &&
) WHERE ("state" IN ('offered', 'confirmed', 'served', 'no_show'));
ALTER TABLE "Booking" ADD CONSTRAINT "one_hour_at_a_time" EXCLUDE USING gist (
  "adviserId" WITH =, "startsAt" WITH <>, tstzrange("occupiedFrom", "occupiedTo") WITH &&
) WHERE ("state" IN ('offered', 'confirmed', 'served', 'no_show'));
ALTER TABLE "Booking" ADD CONSTRAINT "one_mode_at_a_time" EXCLUDE USING gist (
  "adviserId" WITH =, "mode" WITH <>, tstzrange("occupiedFrom", "occupiedTo") WITH &&
) WHERE ("state" IN ('offered', 'confirmed', 'served', 'no_show'));
ALTER TABLE "Booking" ADD CONSTRAINT "booking_times" CHECK (
  "startsAt" < "endsAt" AND "occupiedFrom" <= "startsAt" AND "endsAt" <= "occupiedTo" AND "seat" >= 1);
ALTER TABLE "Booking" ADD CONSTRAINT "offered_has_an_end" CHECK (("state" = 'offered') <= ("offeredUntil" IS NOT NULL));

-- Weekly hours of one adviser do not overlap, nor do hours added on one day.
ALTER TABLE "WeeklyHours" ADD CONSTRAINT "weekly_hours_apart" EXCLUDE USING gist (
  "adviserId" WITH =, "weekday" WITH =, int4range("fromTime", "toTime") WITH &&);
ALTER TABLE "WeeklyHours" ADD CONSTRAINT "weekly_hours_times" CHECK (
  "weekday" BETWEEN 1 AND 7 AND "fromTime" >= 0 AND "fromTime" < "toTime" AND "toTime" <= 1440 AND "capacity" >= 1);
ALTER TABLE "HoursException" ADD CONSTRAINT "open_hours_apart" EXCLUDE USING gist (
  "adviserId" WITH =, "day" WITH =, int4range("fromTime", "toTime") WITH &&) WHERE ("isOpen");
ALTER TABLE "HoursException" ADD CONSTRAINT "exception_times" CHECK (
  "fromTime" >= 0 AND "fromTime" < "toTime" AND "toTime" <= 1440 AND ("isOpen" <= ("mode" IS NOT NULL)));

-- No sponsor's hours are spent twice or beyond what was bought.
ALTER TABLE "Sponsorship" ADD CONSTRAINT "sponsorship_term" CHECK ("startsOn" <= "endsOn" AND "minutesPerMonth" > 0);
ALTER TABLE "HoursAccount" ADD CONSTRAINT "never_overspent" CHECK (
  "reservedMinutes" >= 0 AND "usedMinutes" >= 0 AND "reservedMinutes" + "usedMinutes" <= "boughtMinutes");
ALTER TABLE "HoursEntry" ADD CONSTRAINT "entry_moves_something" CHECK ("minutes" > 0);
ALTER TABLE "ServiceRecord" ADD CONSTRAINT "service_minutes" CHECK (
  "minutes" > 0 AND "chargedMinutes" BETWEEN 0 AND "minutes" AND "peopleServed" >= 1);

ALTER TABLE "AdviceRating" ADD CONSTRAINT "advice_five_levels" CHECK (
  "level" BETWEEN 1 AND 5 AND ("bookingId" IS NULL) <> ("questionId" IS NULL));
ALTER TABLE "LegalOpinion" ADD CONSTRAINT "acted_on_has_a_day" CHECK (("state" = 'acted_on') <= ("actedOn" IS NOT NULL));

CREATE TRIGGER booking_event_append_only BEFORE UPDATE OR DELETE ON "BookingEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER question_event_append_only BEFORE UPDATE OR DELETE ON "QuestionEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER hours_entry_append_only BEFORE UPDATE OR DELETE ON "HoursEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Chinese text down to two characters, see app/platform/chinese-search.ts.
CREATE INDEX "PublishedAnswer_search" ON "PublishedAnswer" USING gin (to_tsvector('simple', "searchText"))
  WHERE "withdrawnAt" IS NULL;

-- Photos and papers that belong to a question.
ALTER TABLE "Attachment" ADD COLUMN "questionId" UUID;
CREATE INDEX "Attachment_questionId_idx" ON "Attachment"("questionId");
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "LegalQuestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;
