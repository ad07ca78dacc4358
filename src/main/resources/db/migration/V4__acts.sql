-- Evidence: who did what on which list. Rows are added and never changed (design decision 8).

-- Four eyes: one person stands on one side of a list. Acts refer to this row, so the database refuses a second side.
CREATE TABLE vip.participant (
    list   bigint NOT NULL REFERENCES vip.branch_list,
    person text   NOT NULL,
    side   text   NOT NULL CHECK (side IN ('SALES', 'COMMERCIAL', 'SECURITY', 'HQ_SALES', 'HQ_COMMERCIAL')),
    PRIMARY KEY (list, person),
    UNIQUE (list, person, side)
);

CREATE TABLE vip.act (
    act           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list          bigint      NOT NULL REFERENCES vip.branch_list,
    seat          text        NOT NULL CHECK (seat IN
                      ('SALES', 'SALES_DIRECTOR', 'COMMERCIAL', 'SECURITY', 'HQ_SALES', 'HQ_COMMERCIAL')),
    side          text        NOT NULL GENERATED ALWAYS AS
                      (CASE seat WHEN 'SALES_DIRECTOR' THEN 'SALES' ELSE seat END) STORED,
    person        text        NOT NULL,
    on_behalf_of  text,
    kind          text        NOT NULL CHECK (kind IN
                      ('PREPARE', 'SEND_BACK', 'SIGN', 'DECIDE', 'REVIEW', 'APPROVE', 'RETURN')),
    at            timestamptz NOT NULL,
    shown         bytea       NOT NULL,  -- hash of what the person was shown
    content       bytea       NOT NULL,  -- hash of what the person decided
    position      int         NOT NULL CHECK (position > 0),  -- in the chain of this list and seat
    previous_hash bytea       NOT NULL,  -- of the act before in that chain; empty for the first
    hash          bytea       NOT NULL,
    UNIQUE (list, seat, position),
    FOREIGN KEY (list, person, side) REFERENCES vip.participant (list, person, side)
);

CREATE TABLE vip.decision (
    act       bigint NOT NULL REFERENCES vip.act,
    line      bigint NOT NULL REFERENCES vip.line,
    line_hash bytea  NOT NULL,
    decision  text   NOT NULL CHECK (decision IN ('APPROVE', 'REJECT')),
    reason    text,
    PRIMARY KEY (act, line),
    CHECK ((decision = 'REJECT') = (reason IS NOT NULL))
);
CREATE INDEX ON vip.decision (line);

-- Erasable, so that a client's erasure leaves the chain whole; security's comments are for that seat alone (AMB-18).
CREATE TABLE vip.decision_comment (
    act     bigint NOT NULL,
    line    bigint NOT NULL,
    comment text   NOT NULL,
    PRIMARY KEY (act, line),
    FOREIGN KEY (act, line) REFERENCES vip.decision
);

-- One hash over a list: what it seals, and what an act on a list that is not sealed yet was shown.
CREATE FUNCTION vip.list_hash(of_list bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(coalesce(string_agg(coalesce(l.hash, vip.line_hash(l)), ''::bytea ORDER BY l.line), ''::bytea))
    FROM vip.line l WHERE l.list = of_list AND l.state <> 'DROPPED'
$$;

CREATE FUNCTION vip.act_hash(list bigint, seat text, person text, on_behalf_of text, kind text, at timestamptz,
    shown bytea, content bytea, pos int, previous_hash bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_object('list', list, 'seat', seat, 'person', person,
        'on_behalf_of', on_behalf_of, 'kind', kind, 'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'shown', encode(shown, 'hex'), 'content', encode(content, 'hex'), 'position', pos,
        'previous_hash', encode(previous_hash, 'hex'))::text, 'UTF8'))
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.participant
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.act
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.decision
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

GRANT SELECT, INSERT ON vip.participant, vip.act, vip.decision TO vip_app;
GRANT SELECT, INSERT, DELETE ON vip.decision_comment TO vip_app;
