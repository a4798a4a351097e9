-- AlterTable
ALTER TABLE "Petition" DROP COLUMN "consentNote",
ADD COLUMN     "consentNoteSealed" TEXT,
ADD COLUMN     "forwardedOn" DATE;

-- What was taken over was forwarded on the day of the transfer that led there.
UPDATE "Petition" SET "forwardedOn" = "transferredOn" WHERE "takenOverOn" IS NOT NULL AND "transferredOn" IS NOT NULL;
