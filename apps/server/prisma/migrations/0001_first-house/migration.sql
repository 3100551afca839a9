CREATE TABLE "AuditEntry" (
  "sequence" INTEGER NOT NULL,
  "at" DATETIME NOT NULL,
  "actorId" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "facts" JSONB NOT NULL,
  "previousHash" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  PRIMARY KEY ("sequence")
);

CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry" ("hash");

CREATE TABLE "IssuerKey" (
  "did" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "publicKey" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "registeredAt" DATETIME NOT NULL,
  PRIMARY KEY ("did")
);

CREATE INDEX "IssuerKey_userId_idx" ON "IssuerKey" ("userId");

CREATE TABLE "AnchorBatch" (
  "id" TEXT NOT NULL,
  "root" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "chainId" INTEGER,
  "contract" TEXT,
  "transaction" TEXT,
  "blockNumber" INTEGER,
  "createdAt" DATETIME NOT NULL,
  "anchoredAt" DATETIME,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "AnchorBatch_root_key" ON "AnchorBatch" ("root");

CREATE TABLE "Certificate" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "issuerDid" TEXT NOT NULL,
  "issuerId" TEXT NOT NULL,
  "subjectId" TEXT NOT NULL,
  "petId" TEXT,
  "digest" TEXT NOT NULL,
  "credential" JSONB NOT NULL,
  "proof" JSONB,
  "cid" TEXT,
  "batchId" TEXT,
  "issuedAt" DATETIME NOT NULL,
  "revokedAt" DATETIME,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("batchId") REFERENCES "AnchorBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Certificate_digest_key" ON "Certificate" ("digest");

CREATE INDEX "Certificate_issuerId_idx" ON "Certificate" ("issuerId");

CREATE INDEX "Certificate_subjectId_idx" ON "Certificate" ("subjectId");

CREATE INDEX "Certificate_issuerDid_idx" ON "Certificate" ("issuerDid");

CREATE INDEX "Certificate_batchId_idx" ON "Certificate" ("batchId");

CREATE TABLE "Revocation" (
  "id" TEXT NOT NULL,
  "certificateId" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "signature" TEXT NOT NULL,
  "transaction" TEXT,
  "revokedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Revocation_certificateId_idx" ON "Revocation" ("certificateId");

CREATE TABLE "User" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "emailVerified" BOOLEAN NOT NULL DEFAULT false,
  "image" TEXT,
  "role" TEXT NOT NULL DEFAULT 'owner',
  "suspendedAt" DATETIME,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "User_email_key" ON "User" ("email");

CREATE INDEX "User_createdAt_idx" ON "User" ("createdAt");

CREATE TABLE "Session" (
  "id" TEXT NOT NULL,
  "token" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "expiresAt" DATETIME NOT NULL,
  "ipAddress" TEXT,
  "userAgent" TEXT,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Session_token_key" ON "Session" ("token");

CREATE INDEX "Session_userId_idx" ON "Session" ("userId");

CREATE TABLE "Account" (
  "id" TEXT NOT NULL,
  "accountId" TEXT NOT NULL,
  "providerId" TEXT NOT NULL,
  "issuer" TEXT,
  "userId" TEXT NOT NULL,
  "accessToken" TEXT,
  "refreshToken" TEXT,
  "idToken" TEXT,
  "accessTokenExpiresAt" DATETIME,
  "refreshTokenExpiresAt" DATETIME,
  "scope" TEXT,
  "password" TEXT,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Account_userId_idx" ON "Account" ("userId");

CREATE TABLE "Verification" (
  "id" TEXT NOT NULL,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expiresAt" DATETIME NOT NULL,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "Verification_identifier_idx" ON "Verification" ("identifier");

CREATE TABLE "Profile" (
  "userId" TEXT NOT NULL,
  "latitudeDeg" REAL,
  "longitudeDeg" REAL,
  "placeLabel" TEXT,
  "habits" JSONB NOT NULL,
  "timeZone" TEXT NOT NULL,
  PRIMARY KEY ("userId"),
  FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Decision" (
  "petId" TEXT NOT NULL,
  "targetPetId" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "decidedAt" DATETIME NOT NULL,
  PRIMARY KEY ("petId", "targetPetId")
);

CREATE INDEX "Decision_targetPetId_idx" ON "Decision" ("targetPetId");

CREATE TABLE "Match" (
  "id" TEXT NOT NULL,
  "petAId" TEXT NOT NULL,
  "petBId" TEXT NOT NULL,
  "ownerAId" TEXT NOT NULL,
  "ownerBId" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "matchedAt" DATETIME NOT NULL,
  "endedAt" DATETIME,
  PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Match_petAId_petBId_key" ON "Match" ("petAId", "petBId");

CREATE INDEX "Match_ownerAId_idx" ON "Match" ("ownerAId");

CREATE INDEX "Match_ownerBId_idx" ON "Match" ("ownerBId");

CREATE TABLE "Meetup" (
  "id" TEXT NOT NULL,
  "matchId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "proposerId" TEXT NOT NULL,
  "proposerPetId" TEXT NOT NULL,
  "inviteeId" TEXT NOT NULL,
  "inviteePetId" TEXT NOT NULL,
  "startsAt" DATETIME NOT NULL,
  "durationMinutes" INTEGER NOT NULL,
  "timeZone" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "Meetup_proposerId_idx" ON "Meetup" ("proposerId");

CREATE INDEX "Meetup_inviteeId_idx" ON "Meetup" ("inviteeId");

CREATE INDEX "Meetup_matchId_idx" ON "Meetup" ("matchId");

CREATE INDEX "Meetup_state_startsAt_idx" ON "Meetup" ("state", "startsAt");

CREATE TABLE "MeetupPresence" (
  "meetupId" TEXT NOT NULL,
  "peerId" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "enteredAt" DATETIME NOT NULL,
  "expiresAt" DATETIME NOT NULL,
  "leftAt" DATETIME,
  PRIMARY KEY ("meetupId", "peerId"),
  FOREIGN KEY ("meetupId") REFERENCES "Meetup" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "MeetupPresence_expiresAt_idx" ON "MeetupPresence" ("expiresAt");

CREATE TABLE "Outcome" (
  "meetupId" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "otherPetId" TEXT NOT NULL,
  "wouldMeetAgain" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "recordedAt" DATETIME NOT NULL,
  PRIMARY KEY ("meetupId", "userId"),
  FOREIGN KEY ("meetupId") REFERENCES "Meetup" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Outcome_petId_idx" ON "Outcome" ("petId");

CREATE INDEX "Outcome_otherPetId_idx" ON "Outcome" ("otherPetId");

CREATE TABLE "Block" (
  "blockerId" TEXT NOT NULL,
  "blockedId" TEXT NOT NULL,
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("blockerId", "blockedId")
);

CREATE INDEX "Block_blockedId_idx" ON "Block" ("blockedId");

CREATE TABLE "Report" (
  "id" TEXT NOT NULL,
  "reporterId" TEXT,
  "subjectKind" TEXT NOT NULL,
  "subjectId" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "details" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "Report_state_createdAt_idx" ON "Report" ("state", "createdAt");

CREATE INDEX "Report_subjectKind_subjectId_idx" ON "Report" ("subjectKind", "subjectId");

CREATE TABLE "ReportDecision" (
  "id" TEXT NOT NULL,
  "reportId" TEXT NOT NULL,
  "decision" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "decidedById" TEXT NOT NULL,
  "decidedAt" DATETIME NOT NULL,
  "reversedById" TEXT,
  "reversedAt" DATETIME,
  "reversalReason" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "ReportDecision_reportId_idx" ON "ReportDecision" ("reportId");

CREATE TABLE "Pet" (
  "id" TEXT NOT NULL,
  "ownerId" TEXT NOT NULL,
  "species" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "facts" JSONB NOT NULL,
  "wishes" JSONB NOT NULL,
  "sources" JSONB NOT NULL,
  "latitudeDeg" REAL,
  "longitudeDeg" REAL,
  "placeLabel" TEXT,
  "published" BOOLEAN NOT NULL DEFAULT false,
  "hiddenAt" DATETIME,
  "createdAt" DATETIME NOT NULL,
  "updatedAt" DATETIME NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Pet_ownerId_idx" ON "Pet" ("ownerId");

CREATE INDEX "Pet_published_species_idx" ON "Pet" ("published", "species");

CREATE TABLE "PetPhoto" (
  "id" TEXT NOT NULL,
  "petId" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "alt" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "byteCount" INTEGER NOT NULL,
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("petId") REFERENCES "Pet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "PetPhoto_petId_idx" ON "PetPhoto" ("petId");

CREATE TABLE "AnsweredRequest" (
  "userId" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "inputDigest" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "processId" TEXT NOT NULL,
  "answer" JSONB,
  "createdAt" DATETIME NOT NULL,
  PRIMARY KEY ("userId", "path", "key")
);

CREATE INDEX "AnsweredRequest_createdAt_idx" ON "AnsweredRequest" ("createdAt");
