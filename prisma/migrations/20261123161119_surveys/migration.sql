-- CreateEnum
CREATE TYPE "ConductList" AS ENUM ('positive', 'negative', 'musts', 'must_nots');

-- CreateEnum
CREATE TYPE "SurveyRoundKind" AS ENUM ('sampled', 'open_link');

-- CreateEnum
CREATE TYPE "SurveyRoundState" AS ENUM ('draft', 'drawn', 'open', 'closed', 'published');

-- CreateEnum
CREATE TYPE "SampleAllocation" AS ENUM ('proportional', 'neyman');

-- CreateEnum
CREATE TYPE "EnterpriseSize" AS ENUM ('large', 'medium', 'small', 'micro');

-- CreateEnum
CREATE TYPE "AnswerProtection" AS ENUM ('blind', 'plain', 'open');

-- CreateEnum
CREATE TYPE "RectificationState" AS ENUM ('assigned', 'answered', 'verified');

-- CreateTable
CREATE TABLE "Questionnaire" (
    "id" UUID NOT NULL,
    "assessorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionnaireVersion" (
    "id" UUID NOT NULL,
    "questionnaireId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuestionnaireVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConductItem" (
    "id" UUID NOT NULL,
    "list" "ConductList" NOT NULL,
    "position" INTEGER NOT NULL,
    "wordsZh" TEXT NOT NULL,
    "wordsEn" TEXT NOT NULL DEFAULT '',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ConductItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyRound" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "titleZh" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "kind" "SurveyRoundKind" NOT NULL,
    "state" "SurveyRoundState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "assessorId" UUID NOT NULL,
    "questionnaireId" UUID NOT NULL,
    "divisionCode" TEXT NOT NULL,
    "previousId" UUID,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "allocation" "SampleAllocation",
    "sampleSize" INTEGER,
    "seed" INTEGER,
    "expectedMargin" DOUBLE PRECISION,
    "expectedShare" DOUBLE PRECISION,
    "weights" JSONB,
    "results" JSONB,
    "drawnAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyStratum" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "divisionCode" TEXT,
    "size" "EnterpriseSize",
    "industry" TEXT,
    "population" INTEGER NOT NULL,
    "drawn" INTEGER NOT NULL DEFAULT 0,
    "deviation" DOUBLE PRECISION,
    "publicKey" TEXT,
    "privateKeySealed" TEXT,

    CONSTRAINT "SurveyStratum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FrameEnterprise" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "creditCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "divisionCode" TEXT NOT NULL,
    "industry" CHAR(1) NOT NULL,
    "size" "EnterpriseSize" NOT NULL,
    "address" TEXT,
    "phoneSealed" TEXT,
    "stratumId" UUID,
    "isDrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "FrameEnterprise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyInvitation" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "enterpriseId" UUID NOT NULL,
    "stratumId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "codeSealed" TEXT,
    "sentOn" DATE,
    "remindedOn" DATE,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "signedOn" DATE,
    "blindedHash" TEXT,

    CONSTRAINT "SurveyInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyAnswer" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "stratumId" UUID,
    "tokenHash" TEXT NOT NULL,
    "protection" "AnswerProtection" NOT NULL,
    "answeredOn" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "isShuffled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyFinding" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "wordsZh" TEXT NOT NULL,
    "wordsEn" TEXT NOT NULL DEFAULT '',
    "dimension" TEXT,
    "question" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SurveyFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodedAnswer" (
    "findingId" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "question" TEXT NOT NULL,

    CONSTRAINT "CodedAnswer_pkey" PRIMARY KEY ("findingId","answerId","question")
);

-- CreateTable
CREATE TABLE "RectificationTask" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "findingId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "state" "RectificationState" NOT NULL DEFAULT 'assigned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "assignedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "answeredOn" DATE,
    "verifiedOn" DATE,
    "statement" TEXT,

    CONSTRAINT "RectificationTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RectificationStep" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "toState" "RectificationState" NOT NULL,
    "organisationName" TEXT NOT NULL,
    "note" TEXT,
    "dueOn" DATE,

    CONSTRAINT "RectificationStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Questionnaire_assessorId_createdAt_idx" ON "Questionnaire"("assessorId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionnaireVersion_questionnaireId_number_key" ON "QuestionnaireVersion"("questionnaireId", "number");

-- CreateIndex
CREATE INDEX "ConductItem_list_position_idx" ON "ConductItem"("list", "position");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyRound_slug_key" ON "SurveyRound"("slug");

-- CreateIndex
CREATE INDEX "SurveyRound_assessorId_state_idx" ON "SurveyRound"("assessorId", "state");

-- CreateIndex
CREATE INDEX "SurveyRound_state_closesOn_idx" ON "SurveyRound"("state", "closesOn");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyStratum_roundId_key_key" ON "SurveyStratum"("roundId", "key");

-- CreateIndex
CREATE INDEX "FrameEnterprise_stratumId_idx" ON "FrameEnterprise"("stratumId");

-- CreateIndex
CREATE UNIQUE INDEX "FrameEnterprise_roundId_creditCode_key" ON "FrameEnterprise"("roundId", "creditCode");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyInvitation_enterpriseId_key" ON "SurveyInvitation"("enterpriseId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyInvitation_codeHash_key" ON "SurveyInvitation"("codeHash");

-- CreateIndex
CREATE INDEX "SurveyInvitation_roundId_signedOn_idx" ON "SurveyInvitation"("roundId", "signedOn");

-- CreateIndex
CREATE INDEX "SurveyAnswer_roundId_stratumId_idx" ON "SurveyAnswer"("roundId", "stratumId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyAnswer_roundId_tokenHash_key" ON "SurveyAnswer"("roundId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyFinding_roundId_position_key" ON "SurveyFinding"("roundId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationTask_number_key" ON "RectificationTask"("number");

-- CreateIndex
CREATE INDEX "RectificationTask_organisationId_state_dueOn_idx" ON "RectificationTask"("organisationId", "state", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationTask_findingId_organisationId_key" ON "RectificationTask"("findingId", "organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationStep_taskId_sequence_key" ON "RectificationStep"("taskId", "sequence");

-- AddForeignKey
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionnaireVersion" ADD CONSTRAINT "QuestionnaireVersion_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRound" ADD CONSTRAINT "SurveyRound_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRound" ADD CONSTRAINT "SurveyRound_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "QuestionnaireVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRound" ADD CONSTRAINT "SurveyRound_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRound" ADD CONSTRAINT "SurveyRound_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "SurveyRound"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyStratum" ADD CONSTRAINT "SurveyStratum_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "SurveyRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameEnterprise" ADD CONSTRAINT "FrameEnterprise_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "SurveyRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameEnterprise" ADD CONSTRAINT "FrameEnterprise_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameEnterprise" ADD CONSTRAINT "FrameEnterprise_stratumId_fkey" FOREIGN KEY ("stratumId") REFERENCES "SurveyStratum"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "SurveyRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "FrameEnterprise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_stratumId_fkey" FOREIGN KEY ("stratumId") REFERENCES "SurveyStratum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "SurveyRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_stratumId_fkey" FOREIGN KEY ("stratumId") REFERENCES "SurveyStratum"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyFinding" ADD CONSTRAINT "SurveyFinding_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "SurveyRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodedAnswer" ADD CONSTRAINT "CodedAnswer_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "SurveyFinding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodedAnswer" ADD CONSTRAINT "CodedAnswer_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "SurveyAnswer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationTask" ADD CONSTRAINT "RectificationTask_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "SurveyFinding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationTask" ADD CONSTRAINT "RectificationTask_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationStep" ADD CONSTRAINT "RectificationStep_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "RectificationTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A published version is what people answered: it stays as it is.
CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a published version of a questionnaire never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_version_stays BEFORE UPDATE OR DELETE ON "QuestionnaireVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();

CREATE UNIQUE INDEX one_draft_at_a_time ON "QuestionnaireVersion" ("questionnaireId") WHERE "publishedAt" IS NULL;

-- What was published about a round stays: its state, questionnaire, sample, weights and figures.
CREATE FUNCTION refuse_change_of_published_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'a published round never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_round_stays BEFORE UPDATE OR DELETE ON "SurveyRound"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_round();

ALTER TABLE "SurveyRound"
  ADD CONSTRAINT round_closes_after_it_opens CHECK ("closesOn" >= "opensOn"),
  ADD CONSTRAINT published_round_has_results CHECK (state <> 'published' OR (results IS NOT NULL AND "publishedAt" IS NOT NULL));
ALTER TABLE "SurveyStratum"
  ADD CONSTRAINT no_more_drawn_than_there_are CHECK (drawn BETWEEN 0 AND population);
-- A token is signed on a day, for one message.
ALTER TABLE "SurveyInvitation"
  ADD CONSTRAINT signed_once CHECK (("signedOn" IS NULL) = ("blindedHash" IS NULL));
ALTER TABLE "SurveyAnswer"
  ADD CONSTRAINT sampled_answer_has_a_stratum CHECK ((protection = 'open') = ("stratumId" IS NULL));
