-- The five digits in the middle of a petition's number: they begin again after 99999, and the day in front of them
-- keeps two numbers apart.
CREATE SEQUENCE "PetitionNumber" AS integer MINVALUE 0 MAXVALUE 99999 START 1 CYCLE;

-- AlterTable
ALTER TABLE "PetitionParty" ADD COLUMN     "phoneConfirmed" BOOLEAN NOT NULL DEFAULT false;
