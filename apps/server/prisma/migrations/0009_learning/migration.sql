CREATE TABLE "Exposure" (
  "petId" TEXT NOT NULL,
  "shownPetId" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "surface" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "times" INTEGER NOT NULL,
  "shownAt" DATETIME NOT NULL,
  PRIMARY KEY ("petId", "shownPetId", "purpose")
);

CREATE INDEX "Exposure_shownPetId_idx" ON "Exposure" ("shownPetId");

CREATE INDEX "Exposure_shownAt_idx" ON "Exposure" ("shownAt");

CREATE TABLE "LearningEvent" (
  "petId" TEXT NOT NULL,
  "otherPetId" TEXT NOT NULL,
  "topic" TEXT NOT NULL,
  "said" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "position" INTEGER,
  "terms" JSONB NOT NULL,
  "priorWeights" JSONB NOT NULL,
  "playStyles" JSONB NOT NULL,
  "at" DATETIME NOT NULL,
  PRIMARY KEY ("petId", "otherPetId", "topic")
);

CREATE INDEX "LearningEvent_otherPetId_idx" ON "LearningEvent" ("otherPetId");

CREATE INDEX "LearningEvent_at_idx" ON "LearningEvent" ("at");

CREATE TABLE "PatternChoice" (
  "petId" TEXT NOT NULL,
  "pattern" TEXT NOT NULL,
  "strength" REAL NOT NULL,
  "forgottenBefore" DATETIME,
  "changedAt" DATETIME NOT NULL,
  PRIMARY KEY ("petId", "pattern")
);

CREATE TABLE "MatchingModel" (
  "version" INTEGER NOT NULL,
  "purpose" TEXT NOT NULL,
  "contentHash" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "model" JSONB NOT NULL,
  "report" JSONB NOT NULL,
  "trainedAt" DATETIME NOT NULL,
  "releasedAt" DATETIME,
  PRIMARY KEY ("version")
);

CREATE INDEX "MatchingModel_purpose_state_idx" ON "MatchingModel" ("purpose", "state");
