-- When each open task or timer is due, and why (design decision 7).
CREATE TABLE vip.deadline (
    subject    text NOT NULL,  -- id of a task; of an execution, for a timer that waits there
    step       text NOT NULL,  -- vip.deadlines.<step>
    event      date NOT NULL,  -- day 0 (AMB-24)
    span       text NOT NULL,
    due        date NOT NULL CHECK (due >= event),
    calendar   text NOT NULL,  -- id and version
    derivation text NOT NULL,
    PRIMARY KEY (subject, step)
);

-- What a corrected calendar has moved.
CREATE TABLE vip.deadline_change (
    change         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject        text        NOT NULL,
    step           text        NOT NULL,
    old_due        date        NOT NULL,
    new_due        date        NOT NULL CHECK (new_due <> old_due),
    old_derivation text        NOT NULL,
    new_derivation text        NOT NULL,
    at             timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.deadline_change
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

GRANT SELECT, INSERT, UPDATE, DELETE ON vip.deadline TO vip_app;
GRANT SELECT, INSERT ON vip.deadline_change TO vip_app;
