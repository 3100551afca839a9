CREATE TABLE "AgreementKey" (
  "userId" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "registeredAt" DATETIME NOT NULL,
  PRIMARY KEY ("userId")
);

CREATE UNIQUE INDEX "AgreementKey_address_key" ON "AgreementKey" ("address");

CREATE TABLE "Agreement" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "proposerId" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "writtenOn" TEXT NOT NULL,
  "draft" JSONB NOT NULL,
  "nonce" TEXT NOT NULL,
  "deadline" TEXT NOT NULL,
  "place" JSONB,
  "termsHash" TEXT,
  "standing" JSONB,
  "until" DATETIME,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Agreement_termsHash_key" ON "Agreement" ("termsHash");

CREATE INDEX "Agreement_state_until_idx" ON "Agreement" ("state", "until");

CREATE TABLE "AgreementPart" (
  "agreementId" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "userId" TEXT,
  "code" TEXT,
  "address" TEXT,
  "signature" TEXT,
  "signedAt" DATETIME,
  PRIMARY KEY ("agreementId", "role"),
  FOREIGN KEY ("agreementId") REFERENCES "Agreement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "AgreementPart_code_key" ON "AgreementPart" ("code");

CREATE INDEX "AgreementPart_userId_idx" ON "AgreementPart" ("userId");

CREATE TABLE "AgreementEvent" (
  "id" TEXT NOT NULL,
  "agreementId" TEXT NOT NULL,
  "at" DATETIME NOT NULL,
  "kind" TEXT NOT NULL,
  "role" TEXT,
  "deed" JSONB,
  "signature" TEXT,
  "state" TEXT NOT NULL,
  "transaction" TEXT,
  "position" INTEGER NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("agreementId") REFERENCES "Agreement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "AgreementEvent_agreementId_position_key" ON "AgreementEvent" ("agreementId", "position");

CREATE INDEX "AgreementEvent_state_idx" ON "AgreementEvent" ("state");
