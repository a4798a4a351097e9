-- AlterEnum
ALTER TYPE "DeliveryState" ADD VALUE 'superseded';

