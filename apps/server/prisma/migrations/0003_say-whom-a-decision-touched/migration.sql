ALTER TABLE "ReportDecision" ADD COLUMN "affectedId" TEXT;

CREATE INDEX "ReportDecision_affectedId_idx" ON "ReportDecision" ("affectedId");
