-- Whatever leaves the system: written in the transaction of its cause, delivered at least once (docs/adr/0011).
CREATE TABLE vip.outbox (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel         text        NOT NULL,
    key             text        NOT NULL UNIQUE,  -- the same at each attempt, so that the receiver can drop a double
    recipient       text        NOT NULL,         -- a login: stands in logs
    address         text        NOT NULL,         -- never does
    subject         text        NOT NULL,
    body            text        NOT NULL,
    html            text,
    created_at      timestamptz NOT NULL,
    attempts        int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at timestamptz NOT NULL,
    sent_at         timestamptz,
    last_error      text                          -- a class name, without personal data
);
CREATE INDEX ON vip.outbox (next_attempt_at, id) WHERE sent_at IS NULL;
CREATE INDEX ON vip.outbox (sent_at) WHERE sent_at IS NOT NULL;

-- Of what each person has been reminded, so that a repeated run says nothing twice.
CREATE TABLE vip.reminder (
    task     text        NOT NULL,  -- id in the engine
    person   text        NOT NULL,
    occasion text        NOT NULL CHECK (occasion IN ('NEW', 'DUE_SOON', 'DUE_TODAY', 'OVERDUE')),
    due      date,                  -- of which day was said that it is near or past; NULL for NEW
    at       timestamptz NOT NULL,
    PRIMARY KEY (task, person, occasion)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON vip.outbox, vip.reminder TO vip_app;
