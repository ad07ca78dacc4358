-- An approved removal ends in a written notice (SIB-24): registered, rendered and dispatched, with evidence.

-- Where a letter reaches the client; of billing's file, or as the sales staff have corrected it.
ALTER TABLE vip.client
    ADD language text CHECK (language IN ('ru', 'en')),  -- NULL: the settings' own
    ADD address  text,
    ADD email    text;

ALTER TABLE vip.removal
    DROP CONSTRAINT removal_state_check,
    ADD CHECK (state IN ('APPROVED', 'CURED', 'EFFECTIVE', 'WITHDRAWN')),
    ADD started boolean NOT NULL DEFAULT false,  -- its own instance of revocation runs or has run
    ADD told    boolean NOT NULL DEFAULT false;  -- that the day has come, or that the ground is cured
CREATE INDEX ON vip.removal (branch, quarter) WHERE NOT started OR NOT told;
-- Earlier removals that are over need no instance any more.
UPDATE vip.removal SET started = true, told = true WHERE state <> 'APPROVED';

-- Numbers without gaps, one series for each branch and year: a row that is locked until its number is used or given back.
CREATE TABLE vip.notice_series (
    branch text NOT NULL REFERENCES vip.branch,
    year   int  NOT NULL,
    last   int  NOT NULL CHECK (last > 0),
    PRIMARY KEY (branch, year)
);

CREATE TABLE vip.notice (
    notice     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    branch     text        NOT NULL REFERENCES vip.branch,
    year       int         NOT NULL,
    number     int         NOT NULL CHECK (number > 0),
    removal    bigint      NOT NULL UNIQUE REFERENCES vip.removal,
    client     text        NOT NULL REFERENCES vip.client,
    language   text        NOT NULL,
    ground     text        NOT NULL,
    registered date        NOT NULL,
    effective  date        NOT NULL,
    due        date        NOT NULL,  -- last day for its dispatch (AMB-16)
    content    jsonb,                 -- what is printed; erasable
    sha256     text        NOT NULL,  -- of the PDF
    pdf        bytea,                 -- as it was registered; erasable
    rendered_at timestamptz NOT NULL,
    UNIQUE (branch, year, number)
);
CREATE INDEX ON vip.notice (client);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.notice FOR EACH ROW EXECUTE FUNCTION vip.only_forget('pdf', 'content');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.notice
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- A notice's number as people read and type it, such as altai-2026-0001.
CREATE FUNCTION vip.notice_number(branch text, year int, number int) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT branch || '-' || year || '-' || lpad(number::text, greatest(4, length(number::text)), '0')
$$;

-- What was printed together.
CREATE TABLE vip.print_batch (
    batch      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    branch     text        NOT NULL REFERENCES vip.branch,
    letters    int         NOT NULL CHECK (letters > 0),
    printed_by text        NOT NULL,
    printed_at timestamptz NOT NULL,
    pdf        bytea,                -- as it was printed; erasable
    addresses  text                  -- as a spreadsheet; erasable
);
CREATE INDEX ON vip.print_batch (branch);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.print_batch
    FOR EACH ROW EXECUTE FUNCTION vip.only_forget('pdf', 'addresses');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.print_batch
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- On which way each notice is, and how far.
CREATE TABLE vip.dispatch (
    notice   bigint PRIMARY KEY REFERENCES vip.notice,
    branch   text   NOT NULL REFERENCES vip.branch,
    state    text   NOT NULL CHECK (state IN ('WAITING', 'PRINTED', 'SENT', 'DELIVERED', 'RETURNED')),
    way      text CHECK (way IN ('REGISTERED_MAIL', 'EMAIL', 'IN_PERSON')),
    batch    bigint REFERENCES vip.print_batch,
    tracking text,
    attempt  int    NOT NULL DEFAULT 1 CHECK (attempt > 0),
    address  text,                             -- corrected; NULL: the one that was registered
    due      date,                             -- of a later attempt; NULL: the notice's own
    CHECK (state IN ('WAITING', 'RETURNED') OR way IS NOT NULL),
    CHECK (state <> 'PRINTED' OR batch IS NOT NULL)
);
CREATE INDEX ON vip.dispatch (branch, state);

-- The evidence: each step, who, when.
CREATE TABLE vip.dispatch_event (
    event    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice   bigint      NOT NULL REFERENCES vip.notice,
    attempt  int         NOT NULL,
    state    text        NOT NULL,
    way      text,
    day      date        NOT NULL,
    tracking text,
    person   text        NOT NULL,
    at       timestamptz NOT NULL,
    address  text,                     -- erasable
    note     text                      -- erasable
);
CREATE INDEX ON vip.dispatch_event (notice);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.dispatch_event
    FOR EACH ROW EXECUTE FUNCTION vip.only_forget('address', 'note');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.dispatch_event
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- A notice may go out by e-mail.
ALTER TABLE vip.outbox
    ADD attachment_name text,
    ADD attachment      bytea,
    ADD CHECK ((attachment_name IS NULL) = (attachment IS NULL));

-- Branches where somebody has been asked to dispatch what waits.
CREATE TABLE vip.open_dispatch (
    branch text PRIMARY KEY REFERENCES vip.branch
);

-- No ordinary client without a notice: neither by a removal …
ALTER TABLE vip.former_vip
    ADD notice bigint UNIQUE REFERENCES vip.notice,
    ADD CONSTRAINT noticed CHECK ((removal IS NULL) = (notice IS NULL)) NOT VALID;  -- earlier ones had none

-- … nor past it: a status ends with a notice, by a client who declines, or with billing's file that had brought it.
CREATE FUNCTION vip.refuse_silent_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM vip.vip_status s WHERE s.client = OLD.client)
            AND NOT EXISTS (SELECT FROM vip.former_vip f WHERE f.client = OLD.client AND f.since = OLD.since
                AND (f.notice IS NOT NULL OR f.onboarding IS NOT NULL))
            AND NOT (OLD.granted_by = 'BILLING' AND coalesce(current_setting('vip.billing', true), '') = 'file') THEN
        RAISE EXCEPTION 'A status ends with a registered notice only' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER noticed AFTER DELETE ON vip.vip_status DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION vip.refuse_silent_end();

GRANT SELECT, INSERT, UPDATE ON vip.notice_series, vip.dispatch TO vip_app;
GRANT SELECT, INSERT ON vip.notice, vip.print_batch, vip.dispatch_event TO vip_app;
GRANT SELECT, INSERT, DELETE ON vip.open_dispatch TO vip_app;
