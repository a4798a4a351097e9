-- CreateEnum
CREATE TYPE "CallBackOutcome" AS ENUM ('fixed', 'promised', 'explained');

-- AlterTable
ALTER TABLE "Rating" DROP COLUMN "callbackDueOn";

-- CreateTable
CREATE TABLE "CallBack" (
    "id" UUID NOT NULL,
    "matterKind" "MatterKind" NOT NULL,
    "matterId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "personId" UUID,
    "organisationId" UUID NOT NULL,
    "divisionPath" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "reasons" TEXT[],
    "comment" TEXT,
    "openedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "doneOn" DATE,
    "outcome" "CallBackOutcome",
    "promisedOn" DATE,
    "note" TEXT,

    CONSTRAINT "CallBack_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallBack_doneOn_dueOn_idx" ON "CallBack"("doneOn", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "CallBack_matterKind_matterId_organisationId_key" ON "CallBack"("matterKind", "matterId", "organisationId");

-- AddForeignKey
ALTER TABLE "CallBack" ADD CONSTRAINT "CallBack_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
