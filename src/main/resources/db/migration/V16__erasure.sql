-- A client is erased from every table (152-FZ, art. 21; GDPR, art. 17). One administrator asks, another confirms; what
-- remains is this row with the act of destruction, and lines without content, so that the chains of acts stay whole.
CREATE TABLE vip.erasure (
    erasure      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client       text        NOT NULL,  -- the number only: the act must say who, and billing may send the client again
    branch       text        NOT NULL REFERENCES vip.branch,
    reason       text        NOT NULL CHECK (reason IN ('REQUEST', 'CONSENT_WITHDRAWN', 'PURPOSE_REACHED', 'UNLAWFUL')),
    state        text        NOT NULL DEFAULT 'REQUESTED' CHECK (state IN ('REQUESTED', 'WITHDRAWN', 'DONE')),
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    ended_by     text,                  -- who has confirmed or withdrawn it
    ended_at     timestamptz,
    year         int,
    number       int         CHECK (number > 0),  -- of the act: one series for each year, without gaps
    counts       jsonb,                 -- rows by table
    sha256       text,                  -- of the act
    pdf          bytea,
    transaction  xid8,                  -- in which the client was erased; set by the database
    CHECK ((state = 'REQUESTED') = (ended_by IS NULL) AND (ended_by IS NULL) = (ended_at IS NULL)),
    CHECK (state <> 'DONE' OR ended_by <> requested_by),
    CHECK ((state = 'DONE') = (number IS NOT NULL) AND (number IS NULL) = (year IS NULL)),
    UNIQUE (year, number)
);
CREATE UNIQUE INDEX erasure_client_key ON vip.erasure (client) WHERE state <> 'WITHDRAWN';

-- Invoices of erased clients, so that a late payment does not make a whole file fail. A hash, without a client.
CREATE TABLE vip.erased_invoice (
    hash bytea PRIMARY KEY
);
CREATE FUNCTION vip.invoice_hash(invoice text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT sha256(convert_to('invoice ' || invoice, 'UTF8'))
$$;

CREATE FUNCTION vip.remember_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO vip.erased_invoice (hash) VALUES (vip.invoice_hash(OLD.invoice)) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

-- Whether this transaction erases the client; of nobody in particular, whether it erases anybody.
CREATE FUNCTION vip.erasing(of_client text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM vip.erasure e WHERE e.transaction = pg_current_xact_id_if_assigned()
                   AND (of_client IS NULL OR e.client = of_client))
$$;

CREATE TRIGGER remembered AFTER DELETE ON vip.invoice
    FOR EACH ROW WHEN (vip.erasing(OLD.client)) EXECUTE FUNCTION vip.remember_invoice();

-- A request is ended once. Confirming it opens the way for this transaction, which also adds the act.
CREATE FUNCTION vip.keep_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state = 'REQUESTED' THEN
        NEW.transaction := NULL;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' AND OLD.state = 'REQUESTED' AND (NEW.client, NEW.branch, NEW.reason, NEW.requested_by,
            NEW.requested_at) = (OLD.client, OLD.branch, OLD.reason, OLD.requested_by, OLD.requested_at) THEN
        NEW.transaction := CASE WHEN NEW.state = 'DONE' THEN pg_current_xact_id() END;
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' AND OLD.pdf IS NULL AND OLD.transaction = pg_current_xact_id()
            AND to_jsonb(NEW) - 'counts' - 'sha256' - 'pdf' = to_jsonb(OLD) - 'counts' - 'sha256' - 'pdf' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on vip.erasure is refused: it is evidence', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER ends_once BEFORE INSERT OR UPDATE OR DELETE ON vip.erasure
    FOR EACH ROW EXECUTE FUNCTION vip.keep_erasure();
CREATE TRIGGER append_only BEFORE TRUNCATE ON vip.erasure FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- At the commit: an act is there, and the client is not.
CREATE FUNCTION vip.refuse_half_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM vip.erasure e WHERE e.erasure = NEW.erasure AND (e.pdf IS NULL OR e.sha256 IS NULL
                   OR e.counts IS NULL OR EXISTS (SELECT FROM vip.client c WHERE c.client = e.client)
                   OR EXISTS (SELECT FROM vip.line l WHERE l.client = e.client))) THEN
        RAISE EXCEPTION 'A client is erased whole, with an act, or not at all'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER whole AFTER UPDATE ON vip.erasure DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'DONE') EXECUTE FUNCTION vip.refuse_half_erasure();

-- Whether a text names one of the words, as a whole and in any case. Shorter words would be found everywhere.
CREATE FUNCTION vip.mentions(text text, words text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(text COLLATE "und-x-icu" ~* ('(^|[^[:alnum:]])('
        || string_agg(regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|') || ')($|[^[:alnum:]])'), false)
    FROM unnest(words) AS word WHERE length(word) >= 4
$$;

-- Of evidence only a remark may change, to nothing, and only while a client is erased.
CREATE OR REPLACE FUNCTION vip.only_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF vip.erasing(NULL) AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV
            AND NOT EXISTS (SELECT FROM unnest(TG_ARGV) AS word WHERE to_jsonb(NEW) ->> word <> '') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on %.% is refused: it is evidence', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER evidence BEFORE UPDATE ON vip.cancellation FOR EACH ROW EXECUTE FUNCTION vip.only_forget('reason');
DROP TRIGGER append_only ON vip.verification;
CREATE TRIGGER evidence BEFORE UPDATE ON vip.verification FOR EACH ROW EXECUTE FUNCTION vip.only_forget('finding');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.verification
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();
GRANT UPDATE (reason) ON vip.cancellation TO vip_app;
GRANT UPDATE (pdf) ON vip.sheet TO vip_app;
GRANT UPDATE (finding) ON vip.verification TO vip_app;
GRANT UPDATE (file) ON vip.card_batch TO vip_app;
GRANT UPDATE (pdf, addresses) ON vip.print_batch TO vip_app;

-- Rows about one client go with the client, and never otherwise.
CREATE FUNCTION vip.client_of(entry jsonb) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN entry ? 'client' THEN entry ->> 'client'
                WHEN entry ? 'notice' THEN (SELECT n.client FROM vip.notice n WHERE n.notice = (entry ->> 'notice')::bigint)
                ELSE (SELECT c.client FROM vip.card c WHERE c.number = entry ->> 'number') END
$$;
CREATE FUNCTION vip.only_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF vip.erasing(coalesce(vip.client_of(to_jsonb(OLD)), '')) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% on %.% is refused: it is sealed or evidence', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DROP TRIGGER append_only ON vip.contact;
DROP TRIGGER append_only ON vip.intervention;
DROP TRIGGER append_only ON vip.card_event;
DROP TRIGGER append_only ON vip.notice;
DROP TRIGGER append_only ON vip.dispatch_event;
CREATE TRIGGER append_only BEFORE UPDATE ON vip.card_event FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

DO $$
DECLARE
    of_client text;
BEGIN
    FOREACH of_client IN ARRAY ARRAY['contact', 'intervention', 'card_event', 'notice', 'dispatch_event', 'dispatch', 'card',
            'delivery', 'onboarding', 'dossier', 'terms', 'former_vip', 'removal', 'warning'] LOOP
        EXECUTE format('CREATE TRIGGER goes_with_the_client BEFORE DELETE ON vip.%I
            FOR EACH ROW EXECUTE FUNCTION vip.only_erasure()', of_client);
        EXECUTE format('CREATE TRIGGER stays BEFORE TRUNCATE ON vip.%I
            FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change()', of_client);
        EXECUTE format('GRANT DELETE ON vip.%I TO vip_app', of_client);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION vip.keep_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.until IS NULL OR TG_OP = 'UPDATE' AND OLD.until IS NULL AND NEW.until IS NOT NULL
            AND to_jsonb(NEW) - 'until' - 'end_reason' = to_jsonb(OLD) - 'until' - 'end_reason' THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' AND vip.erasing(OLD.client) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% on vip.assignment is refused: it is evidence', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
GRANT DELETE ON vip.assignment TO vip_app;

-- A line loses what it says, with the salt, and keeps its hash, its place and its outcome.
ALTER TABLE vip.line
    ADD erasure bigint REFERENCES vip.erasure,
    ALTER salt DROP NOT NULL,
    DROP CONSTRAINT new_line,
    DROP CONSTRAINT removal_line,
    DROP CONSTRAINT potential_line,
    ADD CONSTRAINT new_line CHECK (erasure IS NOT NULL OR section <> 'NEW' OR (client IS NOT NULL AND route IS NOT NULL
        AND account IS NOT NULL AND total IS NOT NULL AND threshold IS NOT NULL AND tier IS NOT NULL
        AND tier_rule IS NOT NULL)),
    ADD CONSTRAINT removal_line CHECK (erasure IS NOT NULL OR CASE WHEN section = 'REMOVE' THEN client IS NOT NULL
        AND tier IS NOT NULL AND (hash IS NULL OR ground IS NOT NULL) ELSE ground IS NULL END),
    ADD CONSTRAINT potential_line CHECK (erasure IS NOT NULL OR section <> 'POTENTIAL' OR client IS NOT NULL
        OR (operator IS NOT NULL AND estimate IS NOT NULL AND source IS NOT NULL AND confidence IS NOT NULL)),
    ADD CONSTRAINT salted_line CHECK ((erasure IS NULL) = (salt IS NOT NULL)),
    ADD CONSTRAINT erased_line CHECK (erasure IS NULL OR (name = 'erased' AND reason = '' AND coalesce(drop_reason, '') = ''
        AND num_nonnulls(client, account, number, month_1, month_2, month_3, total, threshold, ground_by, debt, tax_id,
            operator, estimate, source, confidence, comment) = 0));

CREATE OR REPLACE FUNCTION vip.keep_sealed_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept text[] := ARRAY['line', 'list', 'section', 'type', 'origin', 'state', 'route', 'rule', 'tier', 'tier_rule',
        'ground', 'corrects', 'round', 'hash'];
BEGIN
    IF to_jsonb(NEW) - 'state' - 'hash' = to_jsonb(OLD) - 'state' - 'hash' AND NEW.hash IS NULL
            AND (SELECT l.state = 'PREPARING' FROM vip.branch_list l WHERE l.list = OLD.list)
            AND NOT EXISTS (SELECT FROM vip.decision d WHERE d.line = OLD.line) THEN
        RETURN NEW;
    -- The constraint erased_line says what must be gone.
    ELSIF OLD.erasure IS NULL AND EXISTS (SELECT FROM vip.erasure e WHERE e.erasure = NEW.erasure
                AND e.transaction = pg_current_xact_id_if_assigned()
                AND (OLD.client = e.client OR OLD.client IS NULL AND OLD.section = 'POTENTIAL'))
            AND (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (kept))
              = (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (kept)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'UPDATE on vip.line is refused: it is sealed or evidence' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
DROP TRIGGER sealed ON vip.line;
CREATE TRIGGER sealed BEFORE UPDATE OF line, list, section, client, name, type, origin, route, account, number,
        month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, drop_reason, dropped_by, salt, hash,
        ground, ground_by, debt, tax_id, operator, estimate, source, confidence, comment, corrects, erasure
    ON vip.line FOR EACH ROW WHEN (OLD.hash IS NOT NULL OR OLD.erasure IS NOT NULL) EXECUTE FUNCTION vip.keep_sealed_line();

-- Rows about clients who have been erased are left out of billing's files.
ALTER TABLE vip.billing_load ADD ignored bigint NOT NULL DEFAULT 0;

GRANT SELECT, INSERT, UPDATE ON vip.erasure TO vip_app;
GRANT SELECT, INSERT ON vip.erased_invoice TO vip_app;
