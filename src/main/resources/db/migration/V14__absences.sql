-- Who is absent, and who stands in. An absence is never changed: it is ended, and another one is entered (adr 0018).
CREATE TABLE vip.absence (
    absence     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person      text        NOT NULL,
    first_day   date        NOT NULL,
    last_day    date        NOT NULL CHECK (last_day >= first_day),
    zone        text        NOT NULL,  -- of the programme at that time: days begin and end there
    begins_at   timestamptz NOT NULL GENERATED ALWAYS AS (first_day::timestamp AT TIME ZONE zone) STORED,
    ends_at     timestamptz NOT NULL GENERATED ALWAYS AS ((last_day + 1)::timestamp AT TIME ZONE zone) STORED,
    substitutes text[]      NOT NULL CHECK (cardinality(substitutes) > 0 AND person <> ALL (substitutes)),
    entered_by  text        NOT NULL,
    entered_at  timestamptz NOT NULL,
    ended_by    text,
    ended_at    timestamptz CHECK (ended_at >= entered_at),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX ON vip.absence (person);

-- One task with one substitute for a while, or with nobody who could stand in, which the administrators are told.
CREATE TABLE vip.stand_in (
    stand_in    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task        text        NOT NULL,  -- of the engine
    name        text        NOT NULL,  -- of the task: step, branch and quarter
    seat        text        NOT NULL,
    branch      text        REFERENCES vip.branch,  -- null for headquarters
    quarter     text        NOT NULL,
    absent      text        NOT NULL,
    taken       boolean     NOT NULL,  -- by the absent person, to whom it goes back; else by nobody
    substitute  text        CHECK (substitute <> absent),  -- null: nobody found
    absences    bigint[]    NOT NULL,  -- from the absent person's to that which names the substitute
    tenant      boolean     NOT NULL,  -- whether the substitute sees the branch because of it
    passed_over text[]      NOT NULL,  -- who was named too, and why it is not for them
    began_at    timestamptz NOT NULL,
    outcome     text        CHECK (outcome IN ('RETURNED', 'MOVED', 'REASSIGNED', 'GIVEN_BACK', 'OVER')),
    ended_at    timestamptz,
    CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CHECK ((branch IS NULL) = (seat IN ('HQ_SALES', 'HQ_COMMERCIAL'))),
    CHECK ((substitute IS NULL) = (cardinality(absences) = 0))
);
CREATE UNIQUE INDEX ON vip.stand_in (task) WHERE ended_at IS NULL;
CREATE INDEX ON vip.stand_in (substitute, quarter);

CREATE FUNCTION vip.is_absent(a vip.absence, at timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT a.entered_at <= at AND a.begins_at <= at AND at < least(a.ends_at, a.ended_at)
$$;

-- Whether each of the absences counts at that moment and names the person of the next one, the last one the substitute.
CREATE FUNCTION vip.is_covered(absences bigint[], absent text, substitute text, at timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT cardinality(absences) > 0 AND NOT EXISTS (
        SELECT FROM unnest(absences) WITH ORDINALITY AS link (absence, position)
        LEFT JOIN vip.absence a ON a.absence = link.absence
        LEFT JOIN vip.absence next ON next.absence = absences[link.position + 1]
        WHERE a.absence IS NULL OR NOT vip.is_absent(a, at) OR link.position = 1 AND a.person <> absent
           OR coalesce(next.person, substitute) <> ALL (a.substitutes))
$$;

-- Four eyes hold for both: whoever acts and the one on whose behalf.
ALTER TABLE vip.act
    ADD FOREIGN KEY (list, on_behalf_of, side) REFERENCES vip.participant (list, person, side),
    ADD CHECK (on_behalf_of <> person);

CREATE FUNCTION vip.refuse_uncovered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM vip.stand_in s JOIN vip.branch_list l ON l.quarter = s.quarter AND l.branch = coalesce(s.branch, l.branch)
        WHERE l.list = NEW.list AND s.seat = NEW.seat AND s.absent = NEW.on_behalf_of AND s.substitute = NEW.person
          AND s.began_at <= NEW.at AND NEW.at <= coalesce(s.ended_at, 'infinity')
          AND vip.is_covered(s.absences, s.absent, s.substitute, NEW.at)) THEN
        RAISE EXCEPTION 'No absence lets % act on behalf of % as % on list %',
            NEW.person, NEW.on_behalf_of, NEW.seat, NEW.list;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER covered BEFORE INSERT ON vip.act
    FOR EACH ROW WHEN (NEW.on_behalf_of IS NOT NULL) EXECUTE FUNCTION vip.refuse_uncovered();

-- What proves an act stays as it was: a row is ended once, and nothing else of it changes.
CREATE TRIGGER evidence BEFORE UPDATE OF absence, person, first_day, last_day, zone, substitutes, entered_by, entered_at
    ON vip.absence FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER ended BEFORE UPDATE ON vip.absence
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.absence
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER evidence BEFORE UPDATE OF stand_in, task, name, seat, branch, quarter, absent, taken, substitute, absences,
        tenant, passed_over, began_at
    ON vip.stand_in FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER ended BEFORE UPDATE ON vip.stand_in
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON vip.stand_in
    FOR EACH STATEMENT EXECUTE FUNCTION vip.refuse_change();

GRANT SELECT, INSERT ON vip.absence, vip.stand_in TO vip_app;
GRANT UPDATE (ended_by, ended_at) ON vip.absence TO vip_app;
GRANT UPDATE (outcome, ended_at) ON vip.stand_in TO vip_app;
