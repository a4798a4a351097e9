-- AlterEnum
ALTER TYPE "BookingState" ADD VALUE 'unrecorded';

