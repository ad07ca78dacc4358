-- The whole list: sections REMOVE and POTENTIAL, grounds, rework, a cycle's deadline, its result.

-- B6: one legal entity may be a client of several branches, or several clients of one.
ALTER TABLE vip.client
    ADD tax_id     text,
    ADD end_reason text CHECK (end_reason IN ('LIQUIDATION', 'TERMINATION')),  -- SIB-18, SIB-19
    ADD CHECK (end_reason IS NULL OR contract_end IS NOT NULL);
CREATE INDEX ON vip.client (tax_id) WHERE tax_id IS NOT NULL;

ALTER TABLE vip.assessment
    ADD number_total  numeric(14, 2) NOT NULL DEFAULT 0,  -- of the best number, whatever the route
    ADD account_total numeric(14, 2) NOT NULL DEFAULT 0,  -- of the best account
    ADD best_account  text,
    ADD client_total  numeric(14, 2) NOT NULL DEFAULT 0,  -- of all accounts together
    ADD accounts      int            NOT NULL DEFAULT 0;  -- how many of them were charged

-- Grounds for a removal, as they stand at a quarter's cut-off; one that has not matured yet is a thing to watch.
CREATE TABLE vip.ground (
    quarter  text        NOT NULL,
    client   text        NOT NULL REFERENCES vip.client,
    branch   text        NOT NULL REFERENCES vip.branch,
    ground   text        NOT NULL CHECK (ground IN ('LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA')),
    matured  boolean     NOT NULL,
    by_hand  boolean     NOT NULL,   -- AMB-10: an image client's debt is put on a list by a person or not at all
    since    date,                   -- the first day on which the ground exists, or will exist if nothing changes
    debt     numeric(14, 2),         -- what counts of it and is open
    quarters int,                    -- that failed in a row (AMB-09)
    rule     text        NOT NULL,
    reason   text        NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (quarter, client, ground)
);
CREATE INDEX ON vip.ground (branch, quarter);

ALTER TABLE vip.cycle
    DROP CONSTRAINT cycle_state_check,
    ADD CHECK (state IN ('OPEN', 'APPROVED', 'CANCELLED'));
-- A cancelled quarter may be opened anew, and cancelled again.
CREATE TABLE vip.cancellation (
    quarter text        NOT NULL REFERENCES vip.cycle,
    person  text        NOT NULL,
    reason  text        NOT NULL,
    at      timestamptz NOT NULL
);

ALTER TABLE vip.branch_list
    DROP CONSTRAINT branch_list_state_check,
    DROP CONSTRAINT branch_list_check,
    DROP CONSTRAINT branch_list_branch_quarter_key,
    ADD round int NOT NULL DEFAULT 0 CHECK (round >= 0),  -- of rework; 0 until the directors have returned a line
    ADD CHECK (state IN ('PREPARING', 'COORDINATION', 'REWORK', 'AGREED', 'APPLIED', 'CARRIED_OVER', 'CANCELLED')),
    ADD CHECK (state IN ('PREPARING', 'CARRIED_OVER', 'CANCELLED') OR hash IS NOT NULL),
    ADD CHECK (state <> 'PREPARING' OR hash IS NULL);
-- SIB-05: one list per branch and quarter; a cancelled cycle may be opened anew.
CREATE UNIQUE INDEX branch_list_branch_quarter_key ON vip.branch_list (branch, quarter) WHERE state <> 'CANCELLED';

ALTER TABLE vip.line
    ALTER client DROP NOT NULL,      -- SIB-11: a client of another operator has no number here
    ALTER route DROP NOT NULL,
    ALTER account DROP NOT NULL,
    ALTER month_1 DROP NOT NULL,
    ALTER month_2 DROP NOT NULL,
    ALTER month_3 DROP NOT NULL,
    ALTER total DROP NOT NULL,
    ALTER threshold DROP NOT NULL,
    ALTER tier DROP NOT NULL,
    ALTER tier_rule DROP NOT NULL,
    DROP CONSTRAINT line_origin_check,
    DROP CONSTRAINT line_state_check,
    DROP CONSTRAINT line_list_client_key,
    ADD ground     text CHECK (ground IN ('LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA')),
    ADD ground_by  text,             -- who said so, where billing does not
    ADD debt       numeric(14, 2),
    ADD tax_id     text,
    ADD operator   text,             -- SIB-11: who serves the client now
    ADD estimate   numeric(14, 2) CHECK (estimate > 0),  -- of a month's charges
    ADD source     text,             -- AMB-14: where the estimate comes from
    ADD confidence text CHECK (confidence IN ('LOW', 'MEDIUM', 'HIGH')),
    ADD comment    text,             -- of the sales staff, for everybody who sees the list
    ADD corrects   bigint REFERENCES vip.line,  -- the returned line that this one replaces (AMB-13)
    ADD round      int,              -- of rework, in which sales have withdrawn, contested or corrected it
    ADD CHECK (origin IN ('PROPOSED', 'ADDED', 'UPLOADED', 'CARRIED')),
    ADD CHECK (state IN ('OPEN', 'DROPPED', 'AGREED', 'RETURNED', 'CORRECTED', 'WITHDRAWN', 'CONTESTED', 'DISPUTED',
        'REJECTED', 'MOVED', 'APPLIED')),
    ADD CONSTRAINT new_line CHECK (section <> 'NEW' OR (client IS NOT NULL AND route IS NOT NULL AND account IS NOT NULL
        AND total IS NOT NULL AND threshold IS NOT NULL AND tier IS NOT NULL AND tier_rule IS NOT NULL)),
    ADD CONSTRAINT removal_line CHECK (CASE WHEN section = 'REMOVE' THEN client IS NOT NULL AND tier IS NOT NULL
        AND (hash IS NULL OR ground IS NOT NULL) ELSE ground IS NULL END),  -- SIB-08: no seal without a ground
    ADD CONSTRAINT potential_line CHECK (section <> 'POTENTIAL' OR client IS NOT NULL
        OR (operator IS NOT NULL AND estimate IS NOT NULL AND source IS NOT NULL AND confidence IS NOT NULL));
CREATE UNIQUE INDEX line_client_key ON vip.line (list, client) WHERE state <> 'CORRECTED';
CREATE UNIQUE INDEX line_prospect_key ON vip.line (list, lower(name), lower(operator))
    WHERE client IS NULL AND state <> 'CORRECTED';
CREATE INDEX ON vip.line (client);

-- What is new here is left out where it is empty, so that lines sealed before keep their hash.
CREATE OR REPLACE FUNCTION vip.line_hash(vip.line) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to($1.salt || (jsonb_build_object(
        'section', $1.section, 'client', $1.client, 'name', $1.name, 'type', $1.type, 'origin', $1.origin,
        'route', $1.route, 'account', $1.account, 'number', $1.number,
        'month_1', $1.month_1, 'month_2', $1.month_2, 'month_3', $1.month_3, 'total', $1.total,
        'threshold', $1.threshold, 'rule', $1.rule, 'tier', $1.tier, 'tier_rule', $1.tier_rule,
        'reason', $1.reason) || jsonb_strip_nulls(jsonb_build_object(
        'ground', $1.ground, 'ground_by', $1.ground_by, 'debt', $1.debt, 'tax_id', $1.tax_id, 'operator', $1.operator,
        'estimate', $1.estimate, 'source', $1.source, 'confidence', $1.confidence, 'comment', $1.comment,
        'corrects', $1.corrects)))::text, 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION vip.list_hash(of_list bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(coalesce(string_agg(coalesce(l.hash, vip.line_hash(l)), ''::bytea ORDER BY l.line), ''::bytea))
    FROM vip.line l WHERE l.list = of_list AND l.state NOT IN ('DROPPED', 'CORRECTED', 'WITHDRAWN')
$$;

-- A sealed line keeps its content. The seal itself is taken off only by a recall, which nobody has decided on yet.
DROP TRIGGER sealed ON vip.line;
CREATE FUNCTION vip.keep_sealed_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'state' - 'hash' = to_jsonb(OLD) - 'state' - 'hash' AND NEW.hash IS NULL
            AND (SELECT l.state = 'PREPARING' FROM vip.branch_list l WHERE l.list = OLD.list)
            AND NOT EXISTS (SELECT FROM vip.decision d WHERE d.line = OLD.line) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'UPDATE on vip.line is refused: it is sealed or evidence' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER sealed BEFORE UPDATE OF line, list, section, client, name, type, origin, route, account, number,
        month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, drop_reason, dropped_by, salt, hash,
        ground, ground_by, debt, tax_id, operator, estimate, source, confidence, comment, corrects
    ON vip.line FOR EACH ROW WHEN (OLD.hash IS NOT NULL) EXECUTE FUNCTION vip.keep_sealed_line();

-- A list is sealed anew with each round, and loses its seal by a recall. The acts keep the hash that each person saw.
DROP TRIGGER sealed ON vip.branch_list;
CREATE TRIGGER sealed BEFORE UPDATE OF list, branch, quarter, hash, sealed_at ON vip.branch_list FOR EACH ROW
    WHEN (OLD.hash IS NOT NULL AND NOT (
        NEW.list = OLD.list AND NEW.branch = OLD.branch AND NEW.quarter = OLD.quarter AND (
            OLD.state = 'REWORK' AND NEW.state IN ('COORDINATION', 'AGREED')
            OR OLD.state = 'COORDINATION' AND NEW.state = 'PREPARING' AND OLD.round = 0)))
    EXECUTE FUNCTION vip.refuse_change();

-- Nothing joins a sealed list, but a corrected line one that is in rework.
CREATE OR REPLACE FUNCTION vip.refuse_late_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added JOIN vip.branch_list l USING (list)
               WHERE l.hash IS NOT NULL AND NOT (l.state = 'REWORK' AND added.corrects IS NOT NULL)) THEN
        RAISE EXCEPTION 'INSERT on vip.line is refused: the list is sealed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;

-- Why sales contest a rejection; for HQ's commercial director. Erasable, so no evidence.
CREATE TABLE vip.argument (
    line   bigint      PRIMARY KEY REFERENCES vip.line ON DELETE CASCADE,
    person text        NOT NULL,
    text   text        NOT NULL,
    at     timestamptz NOT NULL
);

-- What the sales director has seen of other branches and of accounts before signing (B6).
CREATE TABLE vip.conflict_seen (
    list   bigint      NOT NULL REFERENCES vip.branch_list,
    kind   text        NOT NULL,
    line   bigint      REFERENCES vip.line,
    text   text        NOT NULL,
    person text        NOT NULL,
    at     timestamptz NOT NULL
);
CREATE INDEX ON vip.conflict_seen (list);

ALTER TABLE vip.verdict
    DROP CONSTRAINT verdict_decision_check,
    DROP CONSTRAINT verdict_check,
    ADD CHECK (decision IN ('APPROVE', 'RETURN', 'REJECT')),
    ADD CHECK ((decision = 'APPROVE') = (reason IS NULL));
ALTER TABLE vip.decision
    DROP CONSTRAINT decision_decision_check,
    DROP CONSTRAINT decision_check,
    ADD CHECK (decision IN ('APPROVE', 'RETURN', 'REJECT')),
    ADD CHECK ((decision = 'APPROVE') = (reason IS NULL));
ALTER TABLE vip.act
    DROP CONSTRAINT act_kind_check,
    ADD CHECK (kind IN ('PREPARE', 'SEND_BACK', 'SIGN', 'RECALL', 'DECIDE', 'REWORK', 'REVIEW', 'APPROVE', 'RETURN',
        'CANCEL', 'ACKNOWLEDGE'));

-- Approved removals, handed over to revocation. The history of who was a VIP is kept (SIB-25).
CREATE TABLE vip.removal (
    line       bigint PRIMARY KEY REFERENCES vip.line,
    client     text   NOT NULL REFERENCES vip.client,
    branch     text   NOT NULL REFERENCES vip.branch,
    quarter    text   NOT NULL REFERENCES vip.cycle,
    ground     text   NOT NULL CHECK (ground IN ('LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA')),
    approved   date   NOT NULL,
    effective  date   NOT NULL CHECK (effective > approved),
    derivation text   NOT NULL,  -- of the effective date (AMB-16)
    state      text   NOT NULL CHECK (state IN ('APPROVED', 'EFFECTIVE', 'WITHDRAWN')),
    note       text              -- why it was withdrawn
);
CREATE INDEX ON vip.removal (branch, quarter);
CREATE TABLE vip.former_vip (
    client     text NOT NULL REFERENCES vip.client,
    tier       text NOT NULL,
    route      text,
    since      date NOT NULL,
    until      date NOT NULL,
    granted_by text NOT NULL,
    line       bigint,
    removal    bigint NOT NULL REFERENCES vip.removal,
    PRIMARY KEY (client, until)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON vip.ground, vip.argument TO vip_app;
GRANT SELECT, INSERT ON vip.cancellation, vip.conflict_seen, vip.former_vip TO vip_app;
GRANT SELECT, INSERT, UPDATE ON vip.removal TO vip_app;
