-- An open question has a last day and an ended one has none; whoever must answer it is named while it is theirs.
ALTER TABLE "LegalQuestion"
  ADD CONSTRAINT "open_question_has_a_last_day"
    CHECK (("state" IN ('closed', 'withdrawn')) = ("dueOn" IS NULL)),
  ADD CONSTRAINT "assigned_question_has_an_adviser"
    CHECK ("state" NOT IN ('assigned', 'asked_back') OR "adviserId" IS NOT NULL);
