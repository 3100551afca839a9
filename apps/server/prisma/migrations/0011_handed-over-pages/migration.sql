ALTER TABLE "CustodyTransfer" ADD COLUMN "pageDueAt" DATETIME;

ALTER TABLE "CustodyTransfer" ADD COLUMN "pageFromId" TEXT;

CREATE INDEX "CustodyTransfer_pageDueAt_idx" ON "CustodyTransfer" ("pageDueAt");

CREATE TABLE "CustodyWaitingStep" (
  "digest" TEXT NOT NULL,
  "offerDigest" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "document" JSONB NOT NULL,
  "proofs" JSONB NOT NULL,
  "owners" JSONB NOT NULL DEFAULT '[]',
  "createdAt" DATETIME NOT NULL,
  "expiresAt" DATETIME NOT NULL,
  PRIMARY KEY ("digest")
);

CREATE INDEX "CustodyWaitingStep_offerDigest_idx" ON "CustodyWaitingStep" ("offerDigest");

CREATE INDEX "CustodyWaitingStep_petId_idx" ON "CustodyWaitingStep" ("petId");

CREATE INDEX "CustodyWaitingStep_expiresAt_idx" ON "CustodyWaitingStep" ("expiresAt");

CREATE TABLE "CustodyWaitingSigner" (
  "digest" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  PRIMARY KEY ("digest", "did"),
  FOREIGN KEY ("digest") REFERENCES "CustodyWaitingStep" ("digest") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "CustodyWaitingSigner_did_idx" ON "CustodyWaitingSigner" ("did");
