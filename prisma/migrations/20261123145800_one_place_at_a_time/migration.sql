-- Nobody is in two places at once: people who share a time share the place.
ALTER TABLE "Booking" ADD CONSTRAINT "one_place_at_a_time" EXCLUDE USING gist (
  "adviserId" WITH =,
  COALESCE("placeId", '00000000-0000-0000-0000-000000000000'::uuid) WITH <>,
  tstzrange("occupiedFrom", "occupiedTo") WITH &&
) WHERE ("state" IN ('offered', 'confirmed', 'served', 'no_show'));
