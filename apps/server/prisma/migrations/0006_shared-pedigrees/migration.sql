CREATE TABLE "SharedPedigree" (
  "petId" TEXT NOT NULL,
  "ownerId" TEXT NOT NULL,
  "species" TEXT NOT NULL,
  "rootId" TEXT NOT NULL,
  "records" JSONB NOT NULL,
  "recordCount" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "kin" JSONB NOT NULL,
  "available" BOOLEAN NOT NULL,
  "feeCents" INTEGER,
  "currency" TEXT,
  "tests" JSONB NOT NULL,
  "coat" JSONB NOT NULL,
  "sharedAt" DATETIME NOT NULL,
  PRIMARY KEY ("petId"),
  FOREIGN KEY ("petId") REFERENCES "Pet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "SharedPedigree_ownerId_idx" ON "SharedPedigree" ("ownerId");

CREATE INDEX "SharedPedigree_available_species_petId_idx" ON "SharedPedigree" ("available", "species", "petId");
