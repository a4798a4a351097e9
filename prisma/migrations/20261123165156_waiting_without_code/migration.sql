-- AlterTable
ALTER TABLE "WaitlistEntry" DROP COLUMN "lookupCodeHash";
