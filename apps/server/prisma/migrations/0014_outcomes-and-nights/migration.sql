ALTER TABLE "LearningEvent" ADD COLUMN "surface" TEXT;

ALTER TABLE "LearningEvent" ADD COLUMN "waitedMinutes" INTEGER;

ALTER TABLE "MatchingModel" ADD COLUMN "owesForgetting" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "MatchingNight" (
  "at" DATETIME NOT NULL,
  "outcome" TEXT NOT NULL,
  "version" INTEGER,
  "report" JSONB NOT NULL,
  PRIMARY KEY ("at")
);

CREATE TABLE "TellsOfTalks" (
  "userId" TEXT NOT NULL,
  "since" DATETIME NOT NULL,
  PRIMARY KEY ("userId")
);

-- One row for each place: what stands in today's set and among the suggestions was shown twice.
CREATE TABLE "ExposureByPlace" (
  "petId" TEXT NOT NULL,
  "shownPetId" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "surface" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "times" INTEGER NOT NULL,
  "shownAt" DATETIME NOT NULL,
  PRIMARY KEY ("petId", "shownPetId", "purpose", "surface")
);

INSERT INTO "ExposureByPlace"
SELECT "petId", "shownPetId", "purpose", "surface", "position", "times", "shownAt" FROM "Exposure";

DROP TABLE "Exposure";

ALTER TABLE "ExposureByPlace" RENAME TO "Exposure";

CREATE INDEX "Exposure_shownPetId_idx" ON "Exposure" ("shownPetId");

CREATE INDEX "Exposure_shownAt_idx" ON "Exposure" ("shownAt");
