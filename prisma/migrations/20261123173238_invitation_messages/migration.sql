-- AlterTable
ALTER TABLE "SurveyInvitation" ADD COLUMN     "smsAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "smsDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "smsFailed" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "SurveyInvitation_smsDueAt_idx" ON "SurveyInvitation"("smsDueAt");
