-- CreateTable
CREATE TABLE "WechatIdentity" (
    "personId" UUID NOT NULL,
    "openIdIndex" TEXT NOT NULL,
    "openIdSealed" TEXT NOT NULL,
    "boundAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "messagesLeft" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "WechatIdentity_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "WechatTicket" (
    "id" UUID NOT NULL,
    "ticketHash" TEXT NOT NULL,
    "openIdIndex" TEXT NOT NULL,
    "openIdSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enteredAt" TIMESTAMPTZ(3),

    CONSTRAINT "WechatTicket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "WechatIdentity_openIdIndex_key" ON "WechatIdentity"("openIdIndex");

-- CreateIndex
CREATE UNIQUE INDEX "WechatTicket_ticketHash_key" ON "WechatTicket"("ticketHash");

-- AddForeignKey
ALTER TABLE "WechatIdentity" ADD CONSTRAINT "WechatIdentity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
