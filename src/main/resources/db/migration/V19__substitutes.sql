-- Substitutes for tasks on clients, cards and notices too (adr 0018). Such a task belongs to no quarter.
ALTER TABLE vip.stand_in ALTER quarter DROP NOT NULL;
CREATE INDEX ON vip.stand_in (substitute) WHERE ended_at IS NULL;

-- For whom the person does this task at that moment; null for nobody else. Refused once the absence is over, and before.
CREATE FUNCTION vip.on_behalf_of(task text, person text, at timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    found vip.stand_in;
BEGIN
    IF task IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO found FROM vip.stand_in s
    WHERE s.task = on_behalf_of.task AND s.substitute = person AND s.ended_at IS NULL;
    IF found.stand_in IS NOT NULL AND NOT vip.is_covered(found.absences, found.absent, person, at) THEN
        RAISE EXCEPTION 'No absence lets % act on behalf of % in task %', person, found.absent, task
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN found.absent;
END
$$;

-- What was done in a task says for whom. The database finds that itself, so that nobody can say something else.
CREATE FUNCTION vip.say_on_whose_behalf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.on_behalf_of := vip.on_behalf_of(NEW.task, to_jsonb(NEW) ->> TG_ARGV[0],
        (to_jsonb(NEW) ->> TG_ARGV[1])::timestamptz);
    RETURN NEW;
END
$$;

ALTER TABLE vip.contact ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT ON vip.contact
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('person', 'at');

-- In the engine; null for what is done on a page, or by the product.
ALTER TABLE vip.terms ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT ON vip.terms
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('filed_by', 'filed_at');

ALTER TABLE vip.dossier ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT OR UPDATE OF taken_by ON vip.dossier
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('taken_by', 'taken_at');

ALTER TABLE vip.assignment ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT ON vip.assignment
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('assigned_by', 'since');

ALTER TABLE vip.card_batch ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT ON vip.card_batch
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('made_by', 'made_at');

ALTER TABLE vip.print_batch ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT ON vip.print_batch
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('printed_by', 'printed_at');

ALTER TABLE vip.dispatch_event ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE INSERT ON vip.dispatch_event
    FOR EACH ROW EXECUTE FUNCTION vip.say_on_whose_behalf('person', 'at');

-- A warning is there before anybody answers it.
ALTER TABLE vip.warning ADD task text, ADD on_behalf_of text;
CREATE TRIGGER behalf BEFORE UPDATE OF person ON vip.warning
    FOR EACH ROW WHEN (NEW.person IS NOT NULL) EXECUTE FUNCTION vip.say_on_whose_behalf('person', 'ended_at');

-- A card keeps its last change only; its events keep all of them.
ALTER TABLE vip.card ADD task text, ADD on_behalf_of text;
CREATE FUNCTION vip.say_who_changed_the_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.changed_by = 'status' THEN
        NEW.task := NULL;  -- the database itself ends it with the status
    END IF;
    NEW.on_behalf_of := vip.on_behalf_of(NEW.task, NEW.changed_by, NEW.changed_at);
    RETURN NEW;
END
$$;
CREATE TRIGGER behalf BEFORE INSERT OR UPDATE OF state ON vip.card
    FOR EACH ROW EXECUTE FUNCTION vip.say_who_changed_the_card();

ALTER TABLE vip.card_event ADD on_behalf_of text;
CREATE OR REPLACE FUNCTION vip.trace_card() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = vip, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state THEN
        INSERT INTO vip.card_event (number, state, reason, person, at, on_behalf_of)
        VALUES (NEW.number, NEW.state, NEW.block_reason, NEW.changed_by, NEW.changed_at, NEW.on_behalf_of);
    END IF;
    RETURN NULL;
END
$$;
