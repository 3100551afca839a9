CREATE TABLE "Lesson" (
  "meetupId" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "otherPetId" TEXT NOT NULL,
  "terms" JSONB NOT NULL,
  "priorWeights" JSONB NOT NULL,
  "wouldMeetAgain" TEXT NOT NULL,
  "learnedAt" DATETIME NOT NULL,
  PRIMARY KEY ("meetupId", "petId")
);

CREATE INDEX "Lesson_petId_idx" ON "Lesson" ("petId");

CREATE INDEX "Lesson_otherPetId_idx" ON "Lesson" ("otherPetId");
