CREATE TABLE "SearchChange" (
  "number" INTEGER NOT NULL,
  "petId" TEXT NOT NULL,
  PRIMARY KEY ("number")
);

-- Everything that changes what an animal looks like to search leaves a row, in the same transaction: no process can
-- make a change that the others do not hear of. A migration that rebuilds one of these tables must make its triggers
-- anew; the tests of live-search fail otherwise.
CREATE TRIGGER "SearchChange_pet_added" AFTER INSERT ON "Pet" BEGIN
  INSERT INTO "SearchChange" ("petId") VALUES (NEW."id");
END;
CREATE TRIGGER "SearchChange_pet_changed" AFTER UPDATE ON "Pet" BEGIN
  INSERT INTO "SearchChange" ("petId") VALUES (NEW."id");
END;
CREATE TRIGGER "SearchChange_pet_gone" AFTER DELETE ON "Pet" BEGIN
  INSERT INTO "SearchChange" ("petId") VALUES (OLD."id");
END;
CREATE TRIGGER "SearchChange_pedigree_shared" AFTER INSERT ON "SharedPedigree" BEGIN
  INSERT INTO "SearchChange" ("petId") VALUES (NEW."petId");
END;
CREATE TRIGGER "SearchChange_pedigree_changed" AFTER UPDATE ON "SharedPedigree" BEGIN
  INSERT INTO "SearchChange" ("petId") VALUES (NEW."petId");
END;
CREATE TRIGGER "SearchChange_pedigree_withdrawn" AFTER DELETE ON "SharedPedigree" BEGIN
  INSERT INTO "SearchChange" ("petId") VALUES (OLD."petId");
END;
CREATE TRIGGER "SearchChange_profile_told" AFTER INSERT ON "Profile" BEGIN
  INSERT INTO "SearchChange" ("petId") SELECT "id" FROM "Pet" WHERE "ownerId" = NEW."userId";
END;
CREATE TRIGGER "SearchChange_profile_changed" AFTER UPDATE OF "habits" ON "Profile" BEGIN
  INSERT INTO "SearchChange" ("petId") SELECT "id" FROM "Pet" WHERE "ownerId" = NEW."userId";
END;
CREATE TRIGGER "SearchChange_profile_gone" AFTER DELETE ON "Profile" BEGIN
  INSERT INTO "SearchChange" ("petId") SELECT "id" FROM "Pet" WHERE "ownerId" = OLD."userId";
END;
CREATE TRIGGER "SearchChange_owner_suspended" AFTER UPDATE OF "suspendedAt" ON "User" BEGIN
  INSERT INTO "SearchChange" ("petId") SELECT "id" FROM "Pet" WHERE "ownerId" = NEW."id";
END;
