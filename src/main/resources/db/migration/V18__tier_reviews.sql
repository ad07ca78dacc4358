-- Each month all VIPs are measured over the last three complete months, and tiers go up or down (GT-13, AMB-36).

-- Once for each month, named after the last of the three.
CREATE TABLE vip.tier_review (
    month             text        PRIMARY KEY CHECK (month ~ '^20\d\d-(0[1-9]|1[0-2])$'),
    rules             text        NOT NULL,  -- version of the decision tables
    downgrade_reviews int         NOT NULL,  -- the setting of AMB-09 as it was
    started_at        timestamptz NOT NULL,
    started_by        text        NOT NULL,  -- a login, or "product" for the timer
    finished_at       timestamptz
);
-- Each review builds on the one before, so one at a time.
CREATE UNIQUE INDEX tier_review_running_key ON vip.tier_review ((finished_at IS NULL)) WHERE finished_at IS NULL;

-- What one job does: some VIPs of one branch. Counts come when it is done.
CREATE TABLE vip.tier_review_part (
    month        text        NOT NULL REFERENCES vip.tier_review,
    part         int         NOT NULL CHECK (part >= 0),
    branch       text        NOT NULL REFERENCES vip.branch,
    first_client text        NOT NULL,
    last_client  text        NOT NULL,
    vips         int         NOT NULL CHECK (vips > 0),
    done_at      timestamptz,
    up           int,
    down         int,
    watched      int,
    not_met      int,
    unchanged    int,
    PRIMARY KEY (month, part),
    CHECK ((done_at IS NULL) = (num_nulls(up, down, watched, not_met, unchanged) = 5)),
    CHECK (num_nulls(up, down, watched, not_met, unchanged) IN (0, 5))
);

-- A VIP measured over three months, with the same columns as for a quarter; grounds look at quarters only.
CREATE TABLE vip.monthly_assessment (LIKE vip.assessment INCLUDING ALL);
ALTER TABLE vip.monthly_assessment RENAME quarter TO month;
ALTER TABLE vip.monthly_assessment
    ADD FOREIGN KEY (client) REFERENCES vip.client,
    ADD FOREIGN KEY (branch) REFERENCES vip.branch;

-- What followed for the VIP, as evidence.
CREATE TABLE vip.tier_result (
    month       text NOT NULL REFERENCES vip.tier_review,
    client      text NOT NULL REFERENCES vip.client,
    branch      text NOT NULL REFERENCES vip.branch,
    tier_before text NOT NULL CHECK (tier_before IN ('T1', 'T2', 'T3')),
    tier_after  text NOT NULL CHECK (tier_after IN ('T1', 'T2', 'T3')),
    move        text NOT NULL CHECK (move IN ('UP', 'DOWN', 'WATCHED', 'NOT_MET', 'UNCHANGED')),
    below       int  NOT NULL CHECK (below >= 0),               -- reviews in a row below the tier, this one included
    highest     text CHECK (highest IN ('T1', 'T2', 'T3')),     -- tier that these reviews have measured
    reason      text NOT NULL,
    PRIMARY KEY (month, client),
    CHECK ((move = 'UP') = (tier_after > tier_before)),
    CHECK ((move = 'DOWN') = (tier_after < tier_before)),
    CHECK (move <> 'WATCHED' OR below > 0)
);
CREATE INDEX ON vip.tier_result (month, branch, client);

-- The month whose review has set the tier; from then on a billing file does not change it.
ALTER TABLE vip.vip_status ADD reviewed text REFERENCES vip.tier_review;

GRANT SELECT, INSERT, UPDATE ON vip.tier_review, vip.tier_review_part, vip.monthly_assessment TO vip_app;
GRANT SELECT, INSERT ON vip.tier_result TO vip_app;

-- Both go with the client when he or she is erased.
CREATE TRIGGER goes_with_the_client BEFORE DELETE ON vip.tier_result
    FOR EACH ROW EXECUTE FUNCTION vip.only_erasure();
GRANT DELETE ON vip.tier_result, vip.monthly_assessment TO vip_app;
