CREATE TABLE "DailyWish" (
  "ownerId" TEXT NOT NULL,
  "playDatesPerWeek" INTEGER NOT NULL,
  "toldAt" DATETIME NOT NULL,
  PRIMARY KEY ("ownerId")
);

CREATE TABLE "DailyRound" (
  "day" TEXT NOT NULL,
  "madeAt" DATETIME NOT NULL,
  PRIMARY KEY ("day")
);

CREATE TABLE "DailySeat" (
  "day" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "room" INTEGER NOT NULL,
  PRIMARY KEY ("day", "petId", "purpose")
);

CREATE INDEX "DailySeat_petId_idx" ON "DailySeat" ("petId");

CREATE TABLE "DailyPick" (
  "day" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "otherPetId" TEXT NOT NULL,
  PRIMARY KEY ("day", "petId", "purpose", "otherPetId")
);

CREATE INDEX "DailyPick_petId_idx" ON "DailyPick" ("petId");

CREATE INDEX "DailyPick_otherPetId_idx" ON "DailyPick" ("otherPetId");
