-- Evidence that can be walked from end to end (B1).

-- When the person had logged in. NULL: a timer or a system has acted, or it was before this version.
ALTER TABLE vip.act
    ADD logged_in_at timestamptz,
    ADD version      int NOT NULL DEFAULT 1 CHECK (version IN (1, 2));  -- of what the hash covers
ALTER TABLE vip.act ALTER version SET DEFAULT 2;

-- An act keeps the form of hash with which it was recorded.
CREATE FUNCTION vip.act_hash(vip.act) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT CASE $1.version
        WHEN 1 THEN vip.act_hash($1.list, $1.seat, $1.person, $1.on_behalf_of, $1.kind, $1.at, $1.shown, $1.content,
            $1.position, $1.previous_hash)
        ELSE sha256(convert_to(jsonb_build_object('version', $1.version, 'list', $1.list, 'seat', $1.seat,
            'person', $1.person, 'on_behalf_of', $1.on_behalf_of,
            'logged_in_at', to_char($1.logged_in_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), 'kind', $1.kind,
            'at', to_char($1.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), 'shown', encode($1.shown, 'hex'),
            'content', encode($1.content, 'hex'), 'position', $1.position,
            'previous_hash', encode($1.previous_hash, 'hex'))::text, 'UTF8'))
    END
$$;

CREATE FUNCTION vip.hash_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.hash := vip.act_hash(NEW);
    RETURN NEW;
END
$$;
CREATE TRIGGER hash BEFORE INSERT ON vip.act FOR EACH ROW EXECUTE FUNCTION vip.hash_act();

-- How long each chain is and where it ends, so that a missing last act is seen. The application only reads it.
CREATE TABLE vip.act_chain (
    list bigint NOT NULL REFERENCES vip.branch_list,
    seat text   NOT NULL,
    acts int    NOT NULL,
    hash bytea  NOT NULL,  -- of the last act
    PRIMARY KEY (list, seat)
);
INSERT INTO vip.act_chain (list, seat, acts, hash)
SELECT DISTINCT ON (list, seat) list, seat, position, hash FROM vip.act ORDER BY list, seat, position DESC;

CREATE FUNCTION vip.extend_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = vip, pg_temp AS $$
BEGIN
    INSERT INTO vip.act_chain (list, seat, acts, hash) VALUES (NEW.list, NEW.seat, NEW.position, NEW.hash)
    ON CONFLICT (list, seat) DO UPDATE SET acts = excluded.acts, hash = excluded.hash;
    RETURN NULL;
END
$$;
CREATE TRIGGER chain AFTER INSERT ON vip.act FOR EACH ROW EXECUTE FUNCTION vip.extend_chain();

-- The coordination sheet with which each branch receives the result (SIB-14). Its acknowledgement carries the hash.
CREATE TABLE vip.sheet (
    list    bigint      PRIMARY KEY REFERENCES vip.branch_list,
    sha256  text        NOT NULL,  -- of the PDF
    pdf     bytea,                 -- erasable: it names clients
    kept_at timestamptz NOT NULL
);
CREATE TRIGGER evidence BEFORE UPDATE ON vip.sheet FOR EACH ROW EXECUTE FUNCTION vip.only_forget('pdf');
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.sheet
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

-- Each walk over the evidence, with what it looked at and the first thing that did not fit.
CREATE TABLE vip.verification (
    verification bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    person       text,                 -- NULL: the command
    acts         bigint      NOT NULL, -- never fewer than in an earlier walk
    looked_at    text        NOT NULL,
    finding      text                  -- NULL: all fits
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.verification
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

GRANT SELECT ON vip.act_chain TO vip_app;
GRANT SELECT, INSERT ON vip.sheet, vip.verification TO vip_app;
