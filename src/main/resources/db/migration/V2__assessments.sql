-- A client measured against the criteria for a quarter, with the inputs and the reason (design decision 7).
CREATE TABLE vip.assessment (
    quarter     text           NOT NULL,
    client      text           NOT NULL REFERENCES vip.client,
    branch      text           NOT NULL REFERENCES vip.branch,
    outcome     text           NOT NULL CHECK (outcome IN ('ELIGIBLE', 'NOT_ELIGIBLE', 'NOT_ASSESSED')),
    rule        text           NOT NULL,  -- the rule id that decided the outcome
    route       text           CHECK (route IN ('NUMBER', 'ACCOUNT')),
    account     text,
    number      text,
    month_1     numeric(14, 2) NOT NULL,
    month_2     numeric(14, 2) NOT NULL,
    month_3     numeric(14, 2) NOT NULL,
    total       numeric(14, 2) NOT NULL,
    threshold   numeric(14, 2),           -- for the sum of three months (AMB-41)
    tier        text           CHECK (tier IN ('T1', 'T2', 'T3')),
    tier_rule   text,
    reason      text           NOT NULL,
    assessed_at timestamptz    NOT NULL,
    PRIMARY KEY (quarter, client),
    CHECK ((outcome = 'ELIGIBLE') = (route IS NOT NULL AND tier IS NOT NULL AND tier_rule IS NOT NULL))
);
CREATE INDEX ON vip.assessment (branch, quarter);

GRANT SELECT, INSERT, UPDATE, DELETE ON vip.assessment TO vip_app;
