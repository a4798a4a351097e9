-- AlterEnum
ALTER TYPE "HandOverReason" ADD VALUE 'left';
