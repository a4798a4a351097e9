-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "setupCodeHash" TEXT,
ADD COLUMN     "setupCodeUntil" TIMESTAMPTZ(3);
