-- AlterTable
ALTER TABLE "Notification" DROP COLUMN "phoneSealed";

-- AlterTable
ALTER TABLE "NotificationDelivery" ADD COLUMN     "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "device" TEXT NOT NULL DEFAULT 'unknown';

-- What waits to be sent is looked up every minute; what was sent stays out of the index.
CREATE INDEX "NotificationDelivery_waiting_idx" ON "NotificationDelivery"("nextAttemptAt") WHERE "state" = 'waiting';
