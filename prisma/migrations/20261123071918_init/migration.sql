-- CreateEnum
CREATE TYPE "IdentityDocumentKind" AS ENUM ('resident_identity_card', 'passport', 'hong_kong_macao_permit', 'taiwan_permit', 'hong_kong_residence_permit', 'macao_residence_permit', 'taiwan_residence_permit', 'foreign_permanent_residence');

-- CreateEnum
CREATE TYPE "OneTimeCodePurpose" AS ENUM ('sign_in', 'staff_sign_in', 'verify_contact');

-- CreateEnum
CREATE TYPE "NotificationChannel" AS ENUM ('inbox', 'sms');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "DivisionLevel" AS ENUM ('city', 'county', 'township', 'village');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('centre', 'bureau', 'township_government', 'village_committee', 'court_window', 'mediation_committee', 'law_firm', 'assessor', 'discipline');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('window_clerk', 'handler', 'supervisor', 'village_clerk', 'adviser', 'assessor', 'administrator');

-- CreateEnum
CREATE TYPE "PetitionState" AS ENUM ('received', 'registered', 'accepted', 'answered', 'under_review', 'reviewed', 'under_rereview', 'closed', 'declined', 'directed', 'withdrawn', 'concluded');

-- CreateEnum
CREATE TYPE "PetitionClass" AS ENUM ('suggestion', 'accusation', 'redress');

-- CreateEnum
CREATE TYPE "PetitionProcedure" AS ENUM ('ordinary', 'simplified', 'suggestion', 'accusation', 'reconsideration', 'statutory_duty');

-- CreateEnum
CREATE TYPE "PetitionChannel" AS ENUM ('network', 'letter', 'phone', 'fax', 'visit');

-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('present', 'on_the_phone');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('already_in_progress', 'review_concluded', 'outside_remit', 'not_a_petition', 'withdrawn_from_superior');

-- CreateEnum
CREATE TYPE "EventActorKind" AS ENUM ('petitioner', 'staff', 'system');

-- CreateEnum
CREATE TYPE "OpinionKind" AS ENUM ('handling', 'review', 'rereview');

-- CreateEnum
CREATE TYPE "OpinionOutcome" AS ENUM ('supported', 'explained', 'not_supported');

-- CreateEnum
CREATE TYPE "RatingTarget" AS ENUM ('window', 'handler');

-- CreateEnum
CREATE TYPE "AccessSeen" AS ENUM ('matter', 'attachment', 'identity');

-- CreateEnum
CREATE TYPE "AttachmentKind" AS ENUM ('image', 'document', 'audio');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nameSealed" TEXT,
    "nameIndex" TEXT,
    "phoneSealed" TEXT,
    "phoneIndex" TEXT,
    "identityKind" "IdentityDocumentKind",
    "identityNumberSealed" TEXT,
    "identityNumberIndex" TEXT,
    "addressSealed" TEXT,
    "homeDivisionCode" TEXT,
    "creditCode" TEXT,
    "enterpriseName" TEXT,
    "language" TEXT NOT NULL DEFAULT 'zh-CN',
    "passwordHash" TEXT,
    "failedPasswords" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "isStaff" BOOLEAN NOT NULL DEFAULT false,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "id" UUID NOT NULL,
    "phoneIndex" TEXT NOT NULL,
    "purpose" "OneTimeCodePurpose" NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "personId" UUID,
    "phoneSealed" TEXT,
    "event" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationDelivery" (
    "id" UUID NOT NULL,
    "notificationId" UUID NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "providerId" TEXT,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "NotificationDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DemonstrationMessage" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DemonstrationMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Division" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" "DivisionLevel" NOT NULL,
    "parentCode" TEXT,
    "path" TEXT NOT NULL,
    "fullName" TEXT NOT NULL,

    CONSTRAINT "Division_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "OrganisationKind" NOT NULL,
    "divisionCode" TEXT NOT NULL,
    "superiorId" UUID,
    "takesAccusations" BOOLEAN NOT NULL DEFAULT false,
    "address" TEXT,
    "phone" TEXT,
    "openingHours" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "displayName" TEXT NOT NULL,
    "post" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL,
    "parentId" TEXT,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "isActive" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicResponsibility" (
    "topicId" TEXT NOT NULL,
    "organisationId" UUID NOT NULL,

    CONSTRAINT "TopicResponsibility_pkey" PRIMARY KEY ("topicId","organisationId")
);

-- CreateTable
CREATE TABLE "WorkCalendarYear" (
    "year" INTEGER NOT NULL,
    "offDays" TEXT[],
    "workDays" TEXT[],
    "source" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkCalendarYear_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "Petition" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "lookupCodeHash" TEXT NOT NULL,
    "state" "PetitionState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "classification" "PetitionClass",
    "redressItem" INTEGER,
    "procedure" "PetitionProcedure",
    "topicId" TEXT,
    "title" TEXT NOT NULL,
    "narrative" TEXT NOT NULL,
    "requested" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',
    "divisionCode" TEXT NOT NULL,
    "divisionPath" TEXT NOT NULL,
    "placeSealed" TEXT,
    "happenedWhen" TEXT NOT NULL,
    "concernedName" TEXT,
    "concernedOrganisationId" UUID,
    "hideName" BOOLEAN NOT NULL DEFAULT true,
    "isJoint" BOOLEAN NOT NULL DEFAULT false,
    "jointCount" INTEGER NOT NULL DEFAULT 1,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "channel" "PetitionChannel" NOT NULL,
    "petitionerId" UUID,
    "filedByMembershipId" UUID,
    "consentMethod" "ConsentMethod",
    "consentNote" TEXT,
    "ownerOrganisationId" UUID NOT NULL,
    "ownerMembershipId" UUID,
    "firstReceiverOrganisationId" UUID NOT NULL,
    "firstReceiverMembershipId" UUID,
    "pendingOrganisationId" UUID,
    "transferredOn" DATE,
    "objectionOn" DATE,
    "assignedBySuperior" BOOLEAN NOT NULL DEFAULT false,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedOn" DATE NOT NULL,
    "takenOverOn" DATE,
    "acceptedOn" DATE,
    "extendedOn" DATE,
    "answeredOn" DATE,
    "reviewRequestedOn" DATE,
    "reviewedOn" DATE,
    "rereviewRequestedOn" DATE,
    "hearingDays" INTEGER NOT NULL DEFAULT 0,
    "reportedUndoneOn" DATE,
    "endedOn" DATE,
    "awaitingMaterialSince" DATE,
    "declineReason" "DeclineReason",
    "rightDoor" TEXT,
    "clockRule" TEXT,
    "clockFrom" DATE,
    "dueOn" DATE,
    "dueProvisional" BOOLEAN NOT NULL DEFAULT false,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Petition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PetitionParty" (
    "id" UUID NOT NULL,
    "petitionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "nameSealed" TEXT NOT NULL,
    "nameIndex" TEXT NOT NULL,
    "phoneSealed" TEXT,
    "phoneIndex" TEXT,
    "identityKind" "IdentityDocumentKind",
    "identityNumberSealed" TEXT,
    "identityNumberIndex" TEXT,
    "addressSealed" TEXT,

    CONSTRAINT "PetitionParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Accusation" (
    "petitionId" UUID NOT NULL,
    "contentSealed" TEXT NOT NULL,
    "accusedNameSealed" TEXT,
    "accusedOrganisationId" UUID,

    CONSTRAINT "Accusation_pkey" PRIMARY KEY ("petitionId")
);

-- CreateTable
CREATE TABLE "PetitionEvent" (
    "id" UUID NOT NULL,
    "petitionId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "fromState" "PetitionState",
    "toState" "PetitionState" NOT NULL,
    "actorKind" "EventActorKind" NOT NULL,
    "actorMembershipId" UUID,
    "actorName" TEXT,
    "organisationName" TEXT,
    "publicNote" TEXT,
    "internalNote" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "article" TEXT,
    "clockRule" TEXT,
    "dueOn" DATE,

    CONSTRAINT "PetitionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PetitionClock" (
    "id" UUID NOT NULL,
    "petitionId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "fromOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "endedOn" DATE,
    "organisationId" UUID NOT NULL,
    "waitingDays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PetitionClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opinion" (
    "id" UUID NOT NULL,
    "petitionId" UUID NOT NULL,
    "kind" "OpinionKind" NOT NULL,
    "organisationId" UUID NOT NULL,
    "request" TEXT NOT NULL,
    "factsAndReasons" TEXT NOT NULL,
    "handling" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "outcome" "OpinionOutcome" NOT NULL,
    "remedyNotice" TEXT NOT NULL,
    "signedBy" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rating" (
    "id" UUID NOT NULL,
    "petitionId" UUID NOT NULL,
    "target" "RatingTarget" NOT NULL,
    "organisationId" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "reasons" TEXT[],
    "comment" TEXT,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL,
    "callbackDueOn" DATE,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessRecord" (
    "id" UUID NOT NULL,
    "petitionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "membershipId" UUID NOT NULL,
    "personName" TEXT NOT NULL,
    "organisationName" TEXT NOT NULL,
    "seen" "AccessSeen" NOT NULL,
    "reason" TEXT,

    CONSTRAINT "AccessRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PetitionDraft" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID,
    "membershipId" UUID,
    "divisionCode" TEXT,
    "answersSealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAs" UUID,

    CONSTRAINT "PetitionDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "petitionId" UUID,
    "draftId" UUID,
    "kind" "AttachmentKind" NOT NULL,
    "nameSealed" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "addedBy" "EventActorKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "chain" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("chain","sequence")
);

-- CreateTable
CREATE TABLE "AuditChainHead" (
    "chain" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditChainHead_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "key" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_phoneIndex_key" ON "Person"("phoneIndex");

-- CreateIndex
CREATE INDEX "Person_nameIndex_idx" ON "Person"("nameIndex");

-- CreateIndex
CREATE INDEX "Person_identityNumberIndex_idx" ON "Person"("identityNumberIndex");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "OneTimeCode_phoneIndex_purpose_createdAt_idx" ON "OneTimeCode"("phoneIndex", "purpose", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_dedupeKey_key" ON "Notification"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notification_personId_createdAt_idx" ON "Notification"("personId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationDelivery_notificationId_channel_key" ON "NotificationDelivery"("notificationId", "channel");

-- CreateIndex
CREATE INDEX "DemonstrationMessage_createdAt_idx" ON "DemonstrationMessage"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Division_path_key" ON "Division"("path");

-- CreateIndex
CREATE INDEX "Division_parentCode_idx" ON "Division"("parentCode");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_slug_key" ON "Organisation"("slug");

-- CreateIndex
CREATE INDEX "Organisation_divisionCode_kind_idx" ON "Organisation"("divisionCode", "kind");

-- CreateIndex
CREATE INDEX "Membership_organisationId_role_idx" ON "Membership"("organisationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_personId_organisationId_role_key" ON "Membership"("personId", "organisationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Petition_number_key" ON "Petition"("number");

-- CreateIndex
CREATE INDEX "Petition_ownerOrganisationId_state_dueOn_id_idx" ON "Petition"("ownerOrganisationId", "state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Petition_pendingOrganisationId_dueOn_id_idx" ON "Petition"("pendingOrganisationId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Petition_state_dueOn_id_idx" ON "Petition"("state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Petition_petitionerId_receivedAt_idx" ON "Petition"("petitionerId", "receivedAt");

-- CreateIndex
CREATE INDEX "Petition_firstReceiverOrganisationId_state_idx" ON "Petition"("firstReceiverOrganisationId", "state");

-- CreateIndex
CREATE INDEX "PetitionParty_nameIndex_idx" ON "PetitionParty"("nameIndex");

-- CreateIndex
CREATE INDEX "PetitionParty_phoneIndex_idx" ON "PetitionParty"("phoneIndex");

-- CreateIndex
CREATE INDEX "PetitionParty_identityNumberIndex_idx" ON "PetitionParty"("identityNumberIndex");

-- CreateIndex
CREATE UNIQUE INDEX "PetitionParty_petitionId_position_key" ON "PetitionParty"("petitionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "PetitionEvent_petitionId_sequence_key" ON "PetitionEvent"("petitionId", "sequence");

-- CreateIndex
CREATE INDEX "PetitionClock_petitionId_endedOn_idx" ON "PetitionClock"("petitionId", "endedOn");

-- CreateIndex
CREATE INDEX "PetitionClock_organisationId_dueOn_idx" ON "PetitionClock"("organisationId", "dueOn");

-- CreateIndex
CREATE INDEX "Opinion_petitionId_kind_idx" ON "Opinion"("petitionId", "kind");

-- CreateIndex
CREATE INDEX "Rating_organisationId_ratedAt_idx" ON "Rating"("organisationId", "ratedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_petitionId_target_key" ON "Rating"("petitionId", "target");

-- CreateIndex
CREATE INDEX "AccessRecord_petitionId_at_idx" ON "AccessRecord"("petitionId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "PetitionDraft_tokenHash_key" ON "PetitionDraft"("tokenHash");

-- CreateIndex
CREATE INDEX "PetitionDraft_personId_updatedAt_idx" ON "PetitionDraft"("personId", "updatedAt");

-- CreateIndex
CREATE INDEX "PetitionDraft_updatedAt_idx" ON "PetitionDraft"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_storageKey_key" ON "Attachment"("storageKey");

-- CreateIndex
CREATE INDEX "Attachment_petitionId_idx" ON "Attachment"("petitionId");

-- CreateIndex
CREATE INDEX "Attachment_draftId_idx" ON "Attachment"("draftId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_homeDivisionCode_fkey" FOREIGN KEY ("homeDivisionCode") REFERENCES "Division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Division" ADD CONSTRAINT "Division_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "Division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_superiorId_fkey" FOREIGN KEY ("superiorId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicResponsibility" ADD CONSTRAINT "TopicResponsibility_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicResponsibility" ADD CONSTRAINT "TopicResponsibility_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_concernedOrganisationId_fkey" FOREIGN KEY ("concernedOrganisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_ownerOrganisationId_fkey" FOREIGN KEY ("ownerOrganisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_firstReceiverOrganisationId_fkey" FOREIGN KEY ("firstReceiverOrganisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_pendingOrganisationId_fkey" FOREIGN KEY ("pendingOrganisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PetitionParty" ADD CONSTRAINT "PetitionParty_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accusation" ADD CONSTRAINT "Accusation_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PetitionEvent" ADD CONSTRAINT "PetitionEvent_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PetitionClock" ADD CONSTRAINT "PetitionClock_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PetitionClock" ADD CONSTRAINT "PetitionClock_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessRecord" ADD CONSTRAINT "AccessRecord_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PetitionDraft" ADD CONSTRAINT "PetitionDraft_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_petitionId_fkey" FOREIGN KEY ("petitionId") REFERENCES "Petition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "PetitionDraft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was done stays on the record: the audit log, the timeline and the access records only ever grow.
-- TRUNCATE does not fire row triggers, so it has one of its own.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_record_append_only BEFORE UPDATE OR DELETE ON "AccessRecord"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER petition_event_append_only BEFORE UPDATE OR DELETE ON "PetitionEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A petition that has not ended has a clock, and one that has ended has none.
ALTER TABLE "Petition" ADD CONSTRAINT "open_has_clock" CHECK (
  ("state" IN ('closed', 'declined', 'directed', 'withdrawn', 'concluded')) = ("dueOn" IS NULL));
ALTER TABLE "Petition" ADD CONSTRAINT "redress_item" CHECK ("redressItem" IS NULL OR ("classification" = 'redress' AND "redressItem" BETWEEN 1 AND 6));
ALTER TABLE "Petition" ADD CONSTRAINT "joint_count" CHECK ("jointCount" >= 1);
ALTER TABLE "PetitionParty" ADD CONSTRAINT "at_most_five_representatives" CHECK ("position" BETWEEN 1 AND 5);
ALTER TABLE "Rating" ADD CONSTRAINT "five_levels" CHECK ("level" BETWEEN 1 AND 5);

-- Territory is a prefix of the path; the default collation could not use a plain index for LIKE 'x%'.
CREATE INDEX "Petition_divisionPath_prefix" ON "Petition" ("divisionPath" text_pattern_ops, "dueOn", "id");
CREATE INDEX "Division_path_prefix" ON "Division" ("path" text_pattern_ops);
-- Chinese text down to two characters, see app/platform/chinese-search.ts.
CREATE INDEX "Petition_search" ON "Petition" USING gin (to_tsvector('simple', "searchText"));
