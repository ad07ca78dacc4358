-- From an approved line to a card in the client's hand: one personal manager, first contact, personal terms, the card.

-- Of evidence only a remark may change, and only to nothing: an erased client's words go, the fact stays.
CREATE FUNCTION vip.only_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV
            AND NOT EXISTS (SELECT FROM unnest(TG_ARGV) AS word WHERE to_jsonb(NEW) ->> word IS NOT NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on %.% is refused: it is evidence', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- Who may serve VIPs: a passed final test, for as long as it counts (SIB-32, FRM-11, FRM-12).
CREATE TABLE vip.training (
    training    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person      text        NOT NULL,
    passed      date        NOT NULL,
    valid_until date        NOT NULL CHECK (valid_until >= passed),
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX ON vip.training (person);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.training
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- SIB-39: exactly one active manager for each VIP.
CREATE TABLE vip.assignment (
    assignment  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client      text        NOT NULL REFERENCES vip.client,
    branch      text        NOT NULL REFERENCES vip.branch,
    manager     text        NOT NULL,
    since       timestamptz NOT NULL,
    assigned_by text        NOT NULL,
    until       timestamptz CHECK (until >= since),
    end_reason  text CHECK (end_reason IN ('HANDED_OVER', 'STATUS_ENDED')),
    CHECK ((until IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX assignment_active_key ON vip.assignment (client) WHERE until IS NULL;
CREATE INDEX ON vip.assignment (manager) WHERE until IS NULL;
CREATE INDEX ON vip.assignment (client);

CREATE FUNCTION vip.keep_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.until IS NULL OR TG_OP = 'UPDATE' AND OLD.until IS NULL AND NEW.until IS NOT NULL
            AND to_jsonb(NEW) - 'until' - 'end_reason' = to_jsonb(OLD) - 'until' - 'end_reason' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on vip.assignment is refused: it is evidence', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER ends_once BEFORE INSERT OR UPDATE OR DELETE ON vip.assignment
    FOR EACH ROW EXECUTE FUNCTION vip.keep_assignment();

-- A hand-over ends one assignment and begins the next in one transaction, at the same moment (SIB-39).
CREATE FUNCTION vip.refuse_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM vip.vip_status s WHERE s.client = NEW.client)
            AND NOT (EXISTS (SELECT FROM vip.assignment a WHERE a.client = NEW.client AND a.since = NEW.until)
                AND EXISTS (SELECT FROM vip.assignment a WHERE a.client = NEW.client AND a.until IS NULL)) THEN
        RAISE EXCEPTION 'A VIP would be without a manager' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER no_gap AFTER UPDATE ON vip.assignment DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION vip.refuse_gap();

-- One for each VIP that a list has made, or that was a VIP before without ever having been received.
CREATE TABLE vip.onboarding (
    onboarding bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client     text        NOT NULL REFERENCES vip.client,
    branch     text        NOT NULL REFERENCES vip.branch,
    line       bigint      UNIQUE REFERENCES vip.line,
    state      text        NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'DECLINED', 'ENDED')),
    created_at timestamptz NOT NULL,
    ended_at   timestamptz,
    reason     text,       -- a code of the settings, where the client declined
    CHECK ((state IN ('DONE', 'DECLINED', 'ENDED')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX onboarding_open_key ON vip.onboarding (client) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX ON vip.onboarding (branch, onboarding) WHERE state = 'WAITING';

-- What is known of the client from the first contact on, so that nobody asks again (GT-17, FRM-05).
CREATE TABLE vip.dossier (
    client       text        PRIMARY KEY REFERENCES vip.client,
    user_name    text        NOT NULL,  -- who uses the number: 使用人名称
    landline     text        NOT NULL,
    birthday     date        NOT NULL,
    identity_seen boolean    NOT NULL CHECK (identity_seen),  -- GT-40: real name, before a card is made
    services_told boolean    NOT NULL CHECK (services_told),  -- GT-24
    lead_time_told boolean   NOT NULL CHECK (lead_time_told), -- GT-24
    taken_by     text        NOT NULL,
    taken_at     timestamptz NOT NULL
);

-- Every attempt to reach the client and every step with the card, as evidence (GT-28).
CREATE TABLE vip.contact (
    contact    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client     text        NOT NULL REFERENCES vip.client,
    step       text        NOT NULL,  -- element of the diagram
    task       text        NOT NULL,  -- in the engine
    person     text        NOT NULL,
    at         timestamptz NOT NULL,
    channel    text        NOT NULL CHECK (channel IN ('SMS', 'CALL', 'MAIL', 'VISIT', 'NONE')),
    own_number boolean     NOT NULL,  -- GT-19: from the manager's own mobile
    from_number text,                 -- which one
    message    text,                  -- key in the outbox, if the product has sent it (GT-21)
    outcome    text        NOT NULL,
    reached_at text,                  -- the client's number; erasable
    note       text                   -- erasable
);
CREATE INDEX ON vip.contact (client, contact);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.contact
    FOR EACH ROW EXECUTE FUNCTION vip.only_forget('reached_at', 'note');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.contact
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- SIB-35: personal terms, prepared, signed and filed.
CREATE TABLE vip.terms (
    terms    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client   text        NOT NULL REFERENCES vip.client,
    text     text        NOT NULL,  -- erasable with the client
    prepared date        NOT NULL,
    signed   date        NOT NULL CHECK (signed >= prepared),
    filed_as text        NOT NULL,
    filed_by text        NOT NULL,
    filed_at timestamptz NOT NULL
);
CREATE INDEX ON vip.terms (client);

-- What a person has typed into the form of an open task, so that the completion finds it.
CREATE TABLE vip.draft (
    task    text        PRIMARY KEY,
    client  text        REFERENCES vip.client,
    person  text        NOT NULL,
    content jsonb       NOT NULL,
    at      timestamptz NOT NULL
);

-- What an administrator has done to a stuck client, and why.
CREATE TABLE vip.intervention (
    intervention bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client       text        NOT NULL REFERENCES vip.client,
    process      text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('MOVE', 'END')),
    from_steps   text        NOT NULL,  -- elements of the diagram
    to_step      text,
    person       text        NOT NULL,
    at           timestamptz NOT NULL,
    reason       text,                  -- erasable
    CHECK ((kind = 'MOVE') = (to_step IS NOT NULL))
);
CREATE INDEX ON vip.intervention (client);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.intervention FOR EACH ROW EXECUTE FUNCTION vip.only_forget('reason');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.intervention
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- ISO/IEC 7812: the last digit checks the others.
CREATE FUNCTION vip.luhn(digits text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT sum(CASE WHEN place % 2 = 1 THEN digit WHEN digit > 4 THEN 2 * digit - 9 ELSE 2 * digit END) % 10 = 0
    FROM (SELECT digit::int, row_number() OVER (ORDER BY place DESC) AS place
          FROM regexp_split_to_table(digits, '') WITH ORDINALITY AS each (digit, place)) AS counted
$$;

-- What was handed over to the card maker, as it was.
CREATE TABLE vip.card_batch (
    batch    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    branch   text        NOT NULL REFERENCES vip.branch,
    name     text        NOT NULL UNIQUE,  -- such as altai-2026-0001
    cards    int         NOT NULL CHECK (cards > 0),
    file     text,                         -- names of holders; erasable
    sha256   text        NOT NULL,         -- of the file
    made_by  text        NOT NULL,
    made_at  timestamptz NOT NULL,
    expected date        NOT NULL          -- GT-24: about a month
);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.card_batch FOR EACH ROW EXECUTE FUNCTION vip.only_forget('file');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.card_batch
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- Branches where somebody has been asked to hand over what waits; who asks first, asks for all.
CREATE TABLE vip.open_batch (
    branch text PRIMARY KEY REFERENCES vip.branch
);

CREATE SEQUENCE vip.card_serial;
CREATE TABLE vip.card (
    number       text        PRIMARY KEY CHECK (number ~ '^\d{16}$' AND vip.luhn(number)),
    client       text        NOT NULL REFERENCES vip.client,
    branch       text        NOT NULL REFERENCES vip.branch,
    tier         text        NOT NULL CHECK (tier IN ('T1', 'T2', 'T3')),
    replaces     text        UNIQUE REFERENCES vip.card,
    state        text        NOT NULL CHECK (state IN ('ORDERED', 'HANDED_OVER', 'ARRIVED', 'DELIVERED', 'BLOCKED')),
    batch        bigint      REFERENCES vip.card_batch,
    block_reason text CHECK (block_reason IN ('MISPRINT', 'LOST', 'STATUS_ENDED', 'ONBOARDING_ENDED')),
    remark       text,       -- the card maker's; erasable
    changed_by   text        NOT NULL,
    changed_at   timestamptz NOT NULL,
    CHECK ((state = 'BLOCKED') = (block_reason IS NOT NULL)),
    CHECK (state NOT IN ('HANDED_OVER', 'ARRIVED', 'DELIVERED') OR batch IS NOT NULL)
);
-- GT-41: one card that works; a re-issue blocks the old one first.
CREATE UNIQUE INDEX card_working_key ON vip.card (client) WHERE state <> 'BLOCKED';
CREATE INDEX ON vip.card (branch) WHERE state IN ('ORDERED', 'HANDED_OVER');
CREATE INDEX ON vip.card (batch);
CREATE INDEX ON vip.card (client);

-- A card is never unblocked, and its number never goes to anybody else; what was remarked of it can be erased.
CREATE FUNCTION vip.keep_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'BLOCKED' AND to_jsonb(NEW) - 'remark' = to_jsonb(OLD) - 'remark' AND NEW.remark IS NULL THEN
        RETURN NEW;
    END IF;
    IF OLD.state = 'BLOCKED' OR (NEW.number, NEW.client, NEW.branch) IS DISTINCT FROM (OLD.number, OLD.client, OLD.branch) THEN
        RAISE EXCEPTION 'UPDATE on vip.card is refused: a blocked card stays blocked'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER keeps BEFORE UPDATE ON vip.card FOR EACH ROW EXECUTE FUNCTION vip.keep_card();

-- The way of each card (GT-28), written by the database itself.
CREATE TABLE vip.card_event (
    event  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text        NOT NULL REFERENCES vip.card,
    state  text        NOT NULL,
    reason text,
    person text        NOT NULL,
    at     timestamptz NOT NULL
);
CREATE INDEX ON vip.card_event (number);
CREATE FUNCTION vip.trace_card() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = vip, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state THEN
        INSERT INTO vip.card_event (number, state, reason, person, at)
        VALUES (NEW.number, NEW.state, NEW.block_reason, NEW.changed_by, NEW.changed_at);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER trace AFTER INSERT OR UPDATE ON vip.card FOR EACH ROW EXECUTE FUNCTION vip.trace_card();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.card_event
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- How the card gets to the client (GT-25, GT-27, GT-29, GT-30).
CREATE TABLE vip.delivery (
    number   text PRIMARY KEY REFERENCES vip.card,
    way      text NOT NULL CHECK (way IN ('MAIL', 'PICK_UP', 'DOOR')),
    agreed   date NOT NULL,        -- on which day the way was agreed
    door_at  timestamptz,          -- GT-30: the agreed time
    address  text,                 -- erasable with the client
    posted   date,
    tracking text,
    CHECK ((way = 'DOOR') = (door_at IS NOT NULL)),
    CHECK (posted IS NULL OR way = 'MAIL')
);

-- A client who declines is none any more, without a removal.
ALTER TABLE vip.former_vip
    ALTER removal DROP NOT NULL,
    ADD onboarding bigint REFERENCES vip.onboarding,  -- that the client declined
    ADD CHECK ((removal IS NULL) <> (onboarding IS NULL));

-- Whatever ends a status, a billing file included, ends the assignment and blocks the card with it; an onboarding that
-- has not begun does not begin.
CREATE FUNCTION vip.end_with_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE vip.assignment a SET until = greatest(a.since, current_timestamp), end_reason = 'STATUS_ENDED'
    FROM ended WHERE a.client = ended.client AND a.until IS NULL;
    UPDATE vip.card c SET state = 'BLOCKED', block_reason = 'STATUS_ENDED', changed_by = 'status',
        changed_at = greatest(c.changed_at, current_timestamp)
    FROM ended WHERE c.client = ended.client AND c.state <> 'BLOCKED';
    UPDATE vip.onboarding o SET state = 'ENDED', ended_at = greatest(o.created_at, current_timestamp)
    FROM ended WHERE o.client = ended.client AND o.state = 'WAITING';
    RETURN NULL;
END
$$;
CREATE TRIGGER ends AFTER DELETE ON vip.vip_status REFERENCING OLD TABLE AS ended
    FOR EACH STATEMENT EXECUTE FUNCTION vip.end_with_status();

GRANT SELECT, INSERT ON vip.training, vip.terms TO vip_app;
GRANT SELECT, INSERT, UPDATE ON vip.assignment, vip.onboarding, vip.dossier, vip.card, vip.delivery TO vip_app;
GRANT SELECT, INSERT ON vip.contact, vip.intervention, vip.card_batch TO vip_app;
GRANT SELECT ON vip.card_event TO vip_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON vip.draft TO vip_app;
GRANT SELECT, INSERT, DELETE ON vip.open_batch TO vip_app;
GRANT USAGE ON SEQUENCE vip.card_serial TO vip_app;
