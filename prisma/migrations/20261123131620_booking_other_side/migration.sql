-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "otherSideSealed" TEXT;

-- AlterTable
ALTER TABLE "WaitlistEntry" ADD COLUMN     "otherSideSealed" TEXT;
