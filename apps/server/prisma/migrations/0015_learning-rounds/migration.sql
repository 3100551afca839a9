CREATE TABLE "LearningRound" (
  "id" TEXT NOT NULL,
  "base" TEXT NOT NULL,
  "classes" INTEGER NOT NULL,
  "openedAt" DATETIME NOT NULL,
  "closesAt" DATETIME NOT NULL,
  "state" TEXT NOT NULL,
  "seats" INTEGER NOT NULL DEFAULT 0,
  "groups" INTEGER,
  "leftOut" INTEGER,
  PRIMARY KEY ("id")
);

CREATE INDEX "LearningRound_state_idx" ON "LearningRound" ("state");

CREATE TABLE "LearningSeat" (
  "roundId" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "publicKey" TEXT,
  "masked" BLOB,
  "joinedAt" DATETIME NOT NULL,
  "sentAt" DATETIME,
  PRIMARY KEY ("roundId", "userId"),
  FOREIGN KEY ("roundId") REFERENCES "LearningRound" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "LearningSeat_roundId_ordinal_key" ON "LearningSeat" ("roundId", "ordinal");

CREATE INDEX "LearningSeat_userId_idx" ON "LearningSeat" ("userId");

CREATE TABLE "LearningSwitch" (
  "id" INTEGER NOT NULL,
  "isStopped" BOOLEAN NOT NULL,
  "at" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);
