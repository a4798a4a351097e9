-- CreateEnum
CREATE TYPE "SmsChoice" AS ENUM ('all', 'important');

-- AlterEnum
ALTER TYPE "NotificationChannel" ADD VALUE 'push';
ALTER TYPE "NotificationChannel" ADD VALUE 'email';
ALTER TYPE "NotificationChannel" ADD VALUE 'wechat';

-- AlterEnum
ALTER TYPE "OneTimeCodePurpose" ADD VALUE 'confirm_email';

-- Renamed, not dropped: codes on their way stay good.
ALTER TABLE "OneTimeCode" RENAME COLUMN "phoneIndex" TO "recipientIndex";
ALTER INDEX "OneTimeCode_phoneIndex_purpose_createdAt_idx" RENAME TO "OneTimeCode_recipientIndex_purpose_createdAt_idx";

-- AlterTable
ALTER TABLE "DemonstrationMessage" RENAME COLUMN "phone" TO "recipient";
ALTER TABLE "DemonstrationMessage" ADD COLUMN "channel" "NotificationChannel" NOT NULL DEFAULT 'sms';

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "emailSealed" TEXT,
ADD COLUMN     "quietHours" TEXT,
ADD COLUMN     "smsChoice" "SmsChoice" NOT NULL DEFAULT 'all';

-- CreateTable
CREATE TABLE "PushDevice" (
    "id" UUID NOT NULL,
    "sessionId" TEXT NOT NULL,
    "endpointIndex" TEXT NOT NULL,
    "subscriptionSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PushDevice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PushDevice_endpointIndex_key" ON "PushDevice"("endpointIndex");

-- CreateIndex
CREATE INDEX "PushDevice_sessionId_idx" ON "PushDevice"("sessionId");

-- AddForeignKey
ALTER TABLE "PushDevice" ADD CONSTRAINT "PushDevice_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
