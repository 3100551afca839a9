ALTER TABLE "Certificate" ADD COLUMN "correctsId" TEXT;

CREATE UNIQUE INDEX "Certificate_correctsId_key" ON "Certificate" ("correctsId");

CREATE TABLE "CustodyTransfer" (
  "id" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "offerDigest" TEXT NOT NULL,
  "follows" TEXT NOT NULL,
  "steps" JSONB NOT NULL,
  "owners" JSONB NOT NULL DEFAULT '[]',
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "CustodyTransfer_offerDigest_key" ON "CustodyTransfer" ("offerDigest");

CREATE INDEX "CustodyTransfer_petId_idx" ON "CustodyTransfer" ("petId");

CREATE INDEX "CustodyTransfer_follows_idx" ON "CustodyTransfer" ("follows");

CREATE TABLE "CustodyParty" (
  "transferId" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  PRIMARY KEY ("transferId", "did", "side"),
  FOREIGN KEY ("transferId") REFERENCES "CustodyTransfer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "CustodyParty_did_idx" ON "CustodyParty" ("did");
