ALTER TABLE "PetPhoto" ADD COLUMN "fingerprint" JSONB;

ALTER TABLE "PetPhoto" ADD COLUMN "editing" TEXT;

CREATE TABLE "PhotoTally" (
  "photoId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "hourUtc" INTEGER NOT NULL,
  "shown" INTEGER NOT NULL,
  "liked" INTEGER NOT NULL,
  "expected" REAL NOT NULL,
  PRIMARY KEY ("photoId", "kind", "hourUtc"),
  FOREIGN KEY ("photoId") REFERENCES "PetPhoto" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "PhotoShowing" (
  "viewerPetId" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "photoId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "shownAt" DATETIME NOT NULL,
  "answer" TEXT,
  "hourUtc" INTEGER,
  "expected" REAL,
  PRIMARY KEY ("viewerPetId", "petId"),
  FOREIGN KEY ("photoId") REFERENCES "PetPhoto" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY ("viewerPetId") REFERENCES "Pet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "PhotoShowing_photoId_idx" ON "PhotoShowing" ("photoId");

CREATE TABLE "PhotoNotice" (
  "photoId" TEXT NOT NULL,
  "likePhotoId" TEXT NOT NULL,
  "bits" INTEGER NOT NULL,
  "noticedAt" DATETIME NOT NULL,
  PRIMARY KEY ("photoId", "likePhotoId"),
  FOREIGN KEY ("photoId") REFERENCES "PetPhoto" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
