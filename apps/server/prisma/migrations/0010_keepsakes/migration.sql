CREATE TABLE "Souvenir" (
  "id" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "occasion" TEXT NOT NULL,
  "facts" JSONB NOT NULL,
  "pictureDigest" TEXT NOT NULL,
  "takenAt" DATETIME NOT NULL,
  "state" TEXT NOT NULL,
  "address" TEXT,
  "writtenAt" DATETIME,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Souvenir_userId_occasion_key" ON "Souvenir" ("userId", "occasion");

CREATE TABLE "SouvenirEvent" (
  "id" TEXT NOT NULL,
  "hostId" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "closesAt" DATETIME NOT NULL,
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "SouvenirEvent_code_key" ON "SouvenirEvent" ("code");

CREATE INDEX "SouvenirEvent_hostId_idx" ON "SouvenirEvent" ("hostId");

CREATE TABLE "Artwork" (
  "id" TEXT NOT NULL,
  "artistId" TEXT NOT NULL,
  "artistAddress" TEXT NOT NULL,
  "ownerId" TEXT NOT NULL,
  "ownerAddress" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "pictureDigest" TEXT NOT NULL,
  "royaltyShare" INTEGER NOT NULL,
  "piece" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "createdAt" DATETIME NOT NULL,
  "publishedAt" DATETIME,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Artwork_piece_key" ON "Artwork" ("piece");

CREATE INDEX "Artwork_artistId_idx" ON "Artwork" ("artistId");

CREATE INDEX "Artwork_ownerId_idx" ON "Artwork" ("ownerId");

CREATE INDEX "Artwork_state_createdAt_idx" ON "Artwork" ("state", "createdAt");

CREATE TABLE "ArtListing" (
  "id" TEXT NOT NULL,
  "artworkId" TEXT NOT NULL,
  "sellerId" TEXT NOT NULL,
  "sellerAddress" TEXT NOT NULL,
  "priceCents" INTEGER NOT NULL,
  "royaltyCents" INTEGER NOT NULL,
  "refundDays" INTEGER NOT NULL,
  "document" JSONB NOT NULL,
  "signature" TEXT NOT NULL,
  "listingHash" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "buyerId" TEXT,
  "buyerAddress" TEXT,
  "soldAt" DATETIME,
  "refundUntil" DATETIME,
  "problem" TEXT,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("artworkId") REFERENCES "Artwork" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "ArtListing_listingHash_key" ON "ArtListing" ("listingHash");

CREATE INDEX "ArtListing_artworkId_idx" ON "ArtListing" ("artworkId");

CREATE INDEX "ArtListing_sellerId_idx" ON "ArtListing" ("sellerId");

CREATE INDEX "ArtListing_buyerId_idx" ON "ArtListing" ("buyerId");

CREATE INDEX "ArtListing_state_refundUntil_idx" ON "ArtListing" ("state", "refundUntil");

CREATE TABLE "SignedDeed" (
  "id" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "subjectId" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "document" JSONB NOT NULL,
  "signature" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "reason" TEXT,
  "transaction" TEXT,
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "SignedDeed_subject_subjectId_position_key" ON "SignedDeed" ("subject", "subjectId", "position");

CREATE INDEX "SignedDeed_state_createdAt_idx" ON "SignedDeed" ("state", "createdAt");
