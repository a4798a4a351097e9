-- What is there was paid from the hours of its own month.
ALTER TABLE "ServiceRecord" ADD COLUMN "enteredIn" DATE;
UPDATE "ServiceRecord" SET "enteredIn" = date_trunc('month', "servedOn")::date;
ALTER TABLE "ServiceRecord" ALTER COLUMN "enteredIn" SET NOT NULL;
ALTER TABLE "ServiceRecord" ADD CONSTRAINT "entered_in_a_month_from_its_own_on" CHECK (
  "enteredIn" = date_trunc('month', "enteredIn")::date AND "enteredIn" >= date_trunc('month', "servedOn")::date
);
