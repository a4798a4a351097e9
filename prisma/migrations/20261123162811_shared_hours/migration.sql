-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "sharedBy" INTEGER NOT NULL DEFAULT 1;
