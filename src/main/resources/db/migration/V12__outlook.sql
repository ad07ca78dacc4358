-- Grounds for losing the status, seen before they arise (SIB-29, SIB-30), and the warnings about them.

-- As of the last run, replaced by each: nobody reads an old one.
CREATE TABLE vip.outlook (
    client      text        NOT NULL REFERENCES vip.client,
    branch      text        NOT NULL REFERENCES vip.branch,
    ground      text        NOT NULL CHECK (ground IN ('LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA')),
    by_hand     boolean     NOT NULL,  -- AMB-10: a person decides on an image client's debt
    since       date        NOT NULL,  -- the first day on which the ground exists if nothing changes
    last_day    date        GENERATED ALWAYS AS (since - 1) STORED,  -- on which it can still be prevented
    debt        numeric(14, 2),
    quarters    int,
    rule        text        NOT NULL,
    reason      text        NOT NULL,
    computed_at timestamptz NOT NULL,
    PRIMARY KEY (client, ground)
);
CREATE INDEX ON vip.outlook (branch, last_day, client);

-- What the manager is, was or will be warned of, so many days before the last one.
CREATE TABLE vip.warning (
    client    text        NOT NULL REFERENCES vip.client,
    ground    text        NOT NULL CHECK (ground IN ('LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA')),
    last_day  date        NOT NULL,
    days      int         NOT NULL CHECK (days > 0),
    day       date        GENERATED ALWAYS AS (last_day - days) STORED,
    branch    text        NOT NULL REFERENCES vip.branch,
    state     text        NOT NULL
        CHECK (state IN ('PLANNED', 'OPEN', 'DONE', 'UNANSWERED', 'SKIPPED', 'CANCELLED')),
    opened_at timestamptz,
    ended_at  timestamptz,
    person    text,       -- who has looked after the client
    outcome   text        CHECK (outcome IN ('PROMISED', 'DISPUTED', 'NOT_REACHED', 'OTHER')),
    promised  date,
    PRIMARY KEY (client, ground, last_day, days),
    CHECK ((state = 'DONE') = (outcome IS NOT NULL AND person IS NOT NULL)),
    CHECK ((state IN ('PLANNED', 'OPEN')) = (ended_at IS NULL)),
    CHECK ((outcome IS NOT DISTINCT FROM 'PROMISED') = (promised IS NOT NULL))
);
-- One task at a time for each client and ground.
CREATE UNIQUE INDEX warning_open_key ON vip.warning (client, ground) WHERE state = 'OPEN';
CREATE INDEX ON vip.warning (last_day) WHERE state IN ('PLANNED', 'OPEN');

GRANT SELECT, INSERT, DELETE ON vip.outlook TO vip_app;
GRANT SELECT, INSERT, UPDATE ON vip.warning TO vip_app;
