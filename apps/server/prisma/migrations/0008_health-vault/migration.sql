CREATE TABLE "VaultKey" (
  "reader" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  "registeredAt" DATETIME NOT NULL,
  PRIMARY KEY ("reader")
);

CREATE UNIQUE INDEX "VaultKey_did_key" ON "VaultKey" ("did");

CREATE INDEX "VaultKey_userId_idx" ON "VaultKey" ("userId");

CREATE TABLE "VaultRecord" (
  "id" TEXT NOT NULL,
  "ownerId" TEXT NOT NULL,
  "ownerDid" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "blobId" TEXT NOT NULL,
  "byteLength" INTEGER NOT NULL,
  "storedAt" DATETIME NOT NULL,
  "batchId" TEXT,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "VaultRecord_digest_key" ON "VaultRecord" ("digest");

CREATE UNIQUE INDEX "VaultRecord_blobId_key" ON "VaultRecord" ("blobId");

CREATE INDEX "VaultRecord_ownerId_idx" ON "VaultRecord" ("ownerId");

CREATE INDEX "VaultRecord_batchId_idx" ON "VaultRecord" ("batchId");

CREATE TABLE "VaultShare" (
  "recordId" TEXT NOT NULL,
  "readerId" TEXT NOT NULL,
  "validUntil" DATETIME NOT NULL,
  "accesses" JSONB NOT NULL,
  "sharedAt" DATETIME NOT NULL,
  PRIMARY KEY ("recordId", "readerId"),
  FOREIGN KEY ("recordId") REFERENCES "VaultRecord" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "VaultShare_readerId_idx" ON "VaultShare" ("readerId");

CREATE TABLE "VaccinationQuestion" (
  "id" TEXT NOT NULL,
  "meetupId" TEXT NOT NULL,
  "askerId" TEXT NOT NULL,
  "ownerId" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "nonce" TEXT NOT NULL,
  "askedAt" DATETIME NOT NULL,
  "sealed" TEXT,
  "accesses" JSONB,
  "ownerDid" TEXT,
  "answeredAt" DATETIME,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "VaccinationQuestion_meetupId_askerId_key" ON "VaccinationQuestion" ("meetupId", "askerId");

CREATE INDEX "VaccinationQuestion_ownerId_idx" ON "VaccinationQuestion" ("ownerId");
