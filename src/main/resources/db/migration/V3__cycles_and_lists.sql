CREATE TABLE vip.cycle (
    quarter   text        PRIMARY KEY CHECK (quarter ~ '^\d{4}-Q[1-4]$'),
    cut_off   date        NOT NULL,  -- SIB-41
    state     text        NOT NULL CHECK (state IN ('OPEN', 'APPROVED')),
    opened_at timestamptz NOT NULL,
    approved  date,
    CHECK ((state = 'APPROVED') = (approved IS NOT NULL))
);

CREATE TABLE vip.branch_list (
    list       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    branch     text        NOT NULL REFERENCES vip.branch,
    quarter    text        NOT NULL REFERENCES vip.cycle,
    state      text        NOT NULL CHECK (state IN ('PREPARING', 'COORDINATION', 'AGREED', 'APPLIED')),
    revision   bigint      NOT NULL DEFAULT 0,  -- counts every change while the list is being prepared
    checked_at timestamptz,                     -- when the lines were last measured against the criteria
    hash       bytea,                           -- over the lines' hashes; set by sealing
    sealed_at  timestamptz,
    UNIQUE (branch, quarter),                   -- SIB-05: one list per branch and quarter
    CHECK ((state = 'PREPARING') = (hash IS NULL)),
    CHECK ((hash IS NULL) = (sealed_at IS NULL))
);

CREATE TABLE vip.line (
    line        bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list        bigint         NOT NULL REFERENCES vip.branch_list,
    section     text           NOT NULL CHECK (section IN ('NEW', 'REMOVE', 'POTENTIAL')),
    client      text           NOT NULL REFERENCES vip.client,
    name        text           NOT NULL,
    type        text           NOT NULL,
    origin      text           NOT NULL CHECK (origin IN ('PROPOSED', 'ADDED')),
    state       text           NOT NULL CHECK (state IN ('OPEN', 'DROPPED', 'AGREED', 'REJECTED', 'APPLIED')),
    route       text           NOT NULL CHECK (route IN ('NUMBER', 'ACCOUNT')),
    account     text           NOT NULL,
    number      text,
    month_1     numeric(14, 2) NOT NULL,
    month_2     numeric(14, 2) NOT NULL,
    month_3     numeric(14, 2) NOT NULL,
    total       numeric(14, 2) NOT NULL,
    threshold   numeric(14, 2) NOT NULL,
    rule        text           NOT NULL,
    tier        text           NOT NULL CHECK (tier IN ('T1', 'T2', 'T3')),
    tier_rule   text           NOT NULL,
    reason      text           NOT NULL,
    drop_reason text,
    dropped_by  text,          -- NULL on a dropped line: the check dropped it, not a person
    salt        uuid           NOT NULL DEFAULT gen_random_uuid(),
    hash        bytea,         -- of the salted content; set by sealing
    UNIQUE (list, client),
    CHECK ((state = 'DROPPED') = (drop_reason IS NOT NULL)),
    CHECK (state IN ('OPEN', 'DROPPED') OR hash IS NOT NULL)
);

-- What one line says, in one canonical form: the text that is hashed.
CREATE FUNCTION vip.line_hash(vip.line) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to($1.salt || jsonb_build_object(
        'section', $1.section, 'client', $1.client, 'name', $1.name, 'type', $1.type, 'origin', $1.origin,
        'route', $1.route, 'account', $1.account, 'number', $1.number,
        'month_1', $1.month_1, 'month_2', $1.month_2, 'month_3', $1.month_3, 'total', $1.total,
        'threshold', $1.threshold, 'rule', $1.rule, 'tier', $1.tier, 'tier_rule', $1.tier_rule,
        'reason', $1.reason)::text, 'UTF8'))
$$;

-- A sealed line keeps its content; only its state moves on (design decision 8).
CREATE FUNCTION vip.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% is refused: it is sealed or evidence', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER sealed BEFORE UPDATE OF line, list, section, client, name, type, origin, route, account, number,
        month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, drop_reason, dropped_by, salt, hash
    ON vip.line FOR EACH ROW WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER sealed BEFORE UPDATE OF list, branch, quarter, hash, sealed_at ON vip.branch_list FOR EACH ROW
    WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION vip.refuse_change();

-- Nothing joins a sealed list. One look for each statement, however many lines it writes.
CREATE FUNCTION vip.refuse_late_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added JOIN vip.branch_list USING (list) WHERE branch_list.hash IS NOT NULL) THEN
        RAISE EXCEPTION 'INSERT on vip.line is refused: the list is sealed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER sealed_insert AFTER INSERT ON vip.line REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_late_lines();
CREATE TRIGGER sealed_delete BEFORE DELETE ON vip.line FOR EACH ROW
    WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION vip.refuse_change();

-- A director's working notes: changed and deleted freely until the task is completed.
CREATE TABLE vip.verdict (
    line     bigint      NOT NULL REFERENCES vip.line ON DELETE CASCADE,
    seat     text        NOT NULL,
    person   text        NOT NULL,
    decision text        NOT NULL CHECK (decision IN ('APPROVE', 'REJECT')),
    reason   text,
    comment  text,
    in_bulk  boolean     NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (line, seat, person),
    CHECK ((decision = 'REJECT') = (reason IS NOT NULL))
);

-- A word that travels with a task: why the list goes back, what HQ remarks. Erasable, so no evidence.
CREATE TABLE vip.word (
    task   text        PRIMARY KEY,
    about  text        NOT NULL,  -- <branch>/<quarter> or <quarter>
    person text        NOT NULL,
    text   text        NOT NULL,
    sent   boolean     NOT NULL DEFAULT false,  -- true once the task went back with it
    at     timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON vip.cycle, vip.branch_list TO vip_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON vip.line, vip.verdict, vip.word TO vip_app;
